-- Tax rates were in hundredths of a percent; now they are in thousandths, so that 8.875 % fits.
-- The events keep their old form: what is read of them is brought up to date (Upcasters.cpp).

UPDATE products SET tax_rate = tax_rate * 10 WHERE tax_rate <> 0;

UPDATE order_lines SET tax_rate = tax_rate * 10 WHERE tax_rate <> 0;
