// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoCatalogue.h"

namespace countertop {

namespace {

constexpr int kStandardRate = 20'000;  // thousandths of a percent
constexpr int kFood = 0;
constexpr qint64 kAny = -1;

struct ProductLine {
    const char* sku;
    const char* name;
    qint64 priceMinor;
    int taxRate;
    int popularity;
    qint64 largestQuantity;
    qint64 reorderLevel;
    qint64 caseSize;
    qint64 finalStock = kAny;
};

constexpr ProductLine kProducts[] = {
    {"TEA-BREAKFAST-80", "English breakfast tea, 80 bags", 425, kFood, 10, 3, 12, 36},
    {"TEA-EARLGREY-80", "Earl Grey tea, 80 bags", 450, kFood, 8, 3, 12, 36},
    {"TEA-ASSAM-250", "Assam loose leaf tea, 250 g", 795, kFood, 5, 2, 8, 18},
    {"TEA-DARJEELING-125", "Darjeeling first flush, 125 g", 1150, kFood, 3, 2, 6, 12},
    {"TEA-LAPSANG-125", "Lapsang souchong, 125 g", 895, kFood, 2, 2, 5, 12, 2},
    {"TEA-GREEN-SENCHA-100", "Sencha green tea, 100 g", 925, kFood, 3, 2, 6, 12},
    {"TEA-JASMINE-100", "Jasmine pearls, 100 g", 1275, kFood, 3, 2, 5, 12},
    {"TEA-PEPPERMINT-40", "Peppermint infusion, 40 bags", 375, kFood, 7, 3, 12, 24},
    {"TEA-CAMOMILE-40", "Camomile infusion, 40 bags", 375, kFood, 6, 3, 12, 24},
    {"TEA-ROOIBOS-80", "Rooibos, 80 bags", 495, kFood, 5, 2, 10, 24},
    {"TEA-CHAI-40", "Spiced chai, 40 bags", 420, kFood, 6, 3, 10, 24},
    {"TEA-DECAF-80", "Decaffeinated tea, 80 bags", 475, kFood, 5, 2, 10, 24, 4},
    {"COFFEE-HOUSE-227", "House blend coffee, ground, 227 g", 650, kFood, 8, 2, 10, 24},
    {"COFFEE-ETHIOPIA-227", "Ethiopian coffee beans, 227 g", 795, kFood, 4, 2, 8, 18},
    {"COFFEE-DECAF-227", "Decaffeinated coffee, ground, 227 g", 725, kFood, 3, 2, 6, 12},
    {"COCOA-DARK-250", "Dark drinking chocolate, 250 g", 695, kFood, 5, 2, 8, 18},
    {"BISCUIT-SHORTBREAD", "All-butter shortbread, 200 g", 395, kFood, 9, 4, 15, 36},
    {"BISCUIT-GINGER", "Stem ginger biscuits, 180 g", 365, kFood, 7, 4, 12, 30},
    {"BISCUIT-OAT", "Oat and honey biscuits, 180 g", 350, kFood, 6, 4, 12, 30},
    {"BISCUIT-LEMON", "Lemon thins, 150 g", 345, kFood, 5, 3, 10, 24, 0},
    {"CAKE-FRUIT-500", "Rich fruit cake, 500 g", 895, kFood, 3, 2, 5, 12},
    {"CAKE-GINGER-400", "Sticky ginger cake, 400 g", 675, kFood, 3, 2, 5, 12},
    {"JAM-STRAWBERRY", "Strawberry jam, 340 g", 425, kFood, 7, 3, 12, 24},
    {"JAM-RASPBERRY", "Raspberry jam, 340 g", 435, kFood, 6, 3, 12, 24},
    {"MARMALADE-SEVILLE", "Seville orange marmalade, 340 g", 445, kFood, 6, 3, 12, 24},
    {"CURD-LEMON", "Lemon curd, 320 g", 395, kFood, 5, 2, 10, 24},
    {"HONEY-HEATHER", "Heather honey, 340 g", 795, kFood, 4, 2, 8, 12},
    {"HONEY-CLEAR", "Clear blossom honey, 340 g", 575, kFood, 5, 2, 10, 18},
    {"CHUTNEY-APPLE", "Apple and ale chutney, 280 g", 415, kFood, 4, 2, 8, 18},
    {"MUSTARD-GRAIN", "Wholegrain mustard, 185 g", 325, kFood, 4, 2, 8, 18},
    {"MUG-BLUE", "Blue stoneware mug", 1250, kStandardRate, 8, 4, 10, 24},
    {"MUG-WHITE", "White stoneware mug", 1250, kStandardRate, 6, 4, 10, 24},
    {"MUG-ROBIN", "Robin bone china mug", 1495, kStandardRate, 5, 2, 8, 12},
    {"MUG-HARE", "Hare bone china mug", 1495, kStandardRate, 4, 2, 8, 12, 3},
    {"MUG-TRAVEL", "Insulated travel mug, 350 ml", 1995, kStandardRate, 4, 1, 6, 12},
    {"CUP-SAUCER-ROSE", "Rose tea cup and saucer", 1850, kStandardRate, 3, 4, 6, 12},
    {"TEAPOT-BROWN-4", "Brown Betty teapot, 4 cups", 2495, kStandardRate, 3, 1, 4, 8},
    {"TEAPOT-GLASS-2", "Glass teapot with infuser, 2 cups", 2150, kStandardRate, 3, 1, 4, 8},
    {"TEAPOT-CAST-IRON", "Cast iron teapot, 0.6 l", 3950, kStandardRate, 1, 1, 2, 4, 0},
    {"INFUSER-BASKET", "Tea infuser basket", 695, kStandardRate, 6, 2, 10, 20},
    {"STRAINER-STEEL", "Tea strainer with stand", 850, kStandardRate, 4, 1, 6, 12},
    {"COSY-TARTAN", "Tartan tea cosy", 1650, kStandardRate, 2, 1, 4, 8},
    {"CADDY-TIN-250", "Tea caddy, tin, 250 g", 995, kStandardRate, 4, 2, 6, 12},
    {"CAFETIERE-3", "Cafetiere, 3 cups", 2250, kStandardRate, 2, 1, 3, 6},
    {"FILTER-CONE-100", "Paper filter cones, 100 pieces", 345, kStandardRate, 5, 2, 10, 20},
    {"TOWEL-LINEN", "Linen tea towel, striped", 1095, kStandardRate, 6, 4, 10, 20},
    {"TOWEL-GARDEN", "Cotton tea towel, garden birds", 895, kStandardRate, 6, 4, 10, 20},
    {"APRON-DENIM", "Denim kitchen apron", 2650, kStandardRate, 2, 1, 4, 8},
    {"GLOVE-OVEN", "Double oven glove", 1595, kStandardRate, 3, 1, 5, 10},
    {"SPOON-OLIVE", "Olive wood cooking spoon", 895, kStandardRate, 5, 3, 8, 16},
    {"BOARD-OAK", "Oak bread board", 3450, kStandardRate, 2, 1, 3, 6},
    {"TIN-CAKE-20", "Cake tin, 20 cm", 1450, kStandardRate, 3, 1, 5, 10},
    {"CUTTER-SET-5", "Biscuit cutters, set of 5", 795, kStandardRate, 4, 2, 6, 12},
    {"TIMER-EGG", "Clockwork kitchen timer", 1150, kStandardRate, 3, 1, 5, 10},
    {"CANDLE-BEESWAX", "Beeswax candle, pair", 950, kStandardRate, 5, 3, 8, 16},
    {"CANDLE-LAVENDER", "Lavender candle in a tin", 1250, kStandardRate, 5, 2, 8, 16, 0},
    {"SOAP-OATMEAL", "Oatmeal soap bar", 475, kStandardRate, 6, 4, 12, 24},
    {"CARD-BLANK", "Greetings card, letterpress", 325, kStandardRate, 10, 6, 20, 48},
    {"WRAP-KRAFT", "Gift wrap, kraft with ribbon", 450, kStandardRate, 7, 3, 12, 24},
    {"HAMPER-TEATIME", "Teatime gift hamper", 5950, kStandardRate, 1, 1, 2, 4, 1},
};

struct CustomerLine {
    const char* name;
    const char* email;
    const char* phone;
    const char* address;
    const char* note;
};

constexpr CustomerLine kCustomers[] = {
    {"Amelia Hartley", "amelia.hartley@example.com", "01632 960101",
     "14 Mill Lane, Ashbourne DE6 1AA", ""},
    {"Bernard Whitcombe", "b.whitcombe@example.com", "01632 960102",
     "The Old Forge, Church Street, Tideswell SK17 8PE", "Collects on Saturdays"},
    {"Chiara Lombardi", "chiara.lombardi@example.org", "07700 900103",
     "Flat 2, 31 Buxton Road, Bakewell DE45 1DA", ""},
    {"Daniel Okafor", "daniel.okafor@example.com", "07700 900104",
     "8 Station Approach, Matlock DE4 3NA", ""},
    {"Edith Pemberton", "", "01632 960105", "Rose Cottage, Monyash DE45 1JH",
     "No e-mail, please ring"},
    {"Farah Siddiqui", "farah.siddiqui@example.net", "07700 900106",
     "27 Dale Road, Matlock DE4 3LT", ""},
    {"Gareth Llewellyn", "gareth@llewellyn.example", "07700 900107", "3 High Street, Hay HR3 5AD",
     ""},
    {"Hannah Fairweather", "hannah.fairweather@example.com", "01632 960108",
     "56 Derwent Street, Belper DE56 1WN", "Nut allergy"},
    {"Ingrid Solberg", "ingrid.solberg@example.org", "07700 900109",
     "12 Castle View, Duffield DE56 4DX", ""},
    {"Jakub Nowak", "jakub.nowak@example.com", "07700 900110", "41 King Street, Leek ST13 5NB", ""},
    {"Kathleen O'Rourke", "kath.orourke@example.net", "01632 960111",
     "19 Peveril Close, Castleton S33 8WX", ""},
    {"Leonard Ashdown", "leonard.ashdown@example.com", "01632 960112",
     "Meadow Farm, Hartington SK17 0AL", "Invoice by post"},
    {"Marguerite Dubois", "m.dubois@example.org", "07700 900113",
     "6 Parsonage Row, Ashford DE45 1QG", ""},
    {"Nadia Rahman", "nadia.rahman@example.com", "07700 900114", "88 Derby Road, Ripley DE5 3HR",
     ""},
    {"Oliver Brackenbury", "oliver.b@example.net", "07700 900115",
     "2 Orchard Mews, Wirksworth DE4 4ET", ""},
    {"Priya Venkatesan", "priya.v@example.com", "07700 900116", "17 Nottingham Road, Crich DE4 5AA",
     ""},
    {"Riverside Tea Rooms", "orders@riverside-tea.example", "01632 960117",
     "1 Bridge Street, Bakewell DE45 1DS", "Trade customer"},
    {"Samuel Thistlewood", "sam.thistlewood@example.com", "07700 900118",
     "33 Market Place, Wirksworth DE4 4ES", ""},
    {"Tomoko Ishikawa", "tomoko.ishikawa@example.org", "07700 900119",
     "5 Abbey Court, Darley DE22 1AR", ""},
    {"Verity Longbottom", "verity@longbottom.example", "01632 960120",
     "The Vicarage, Youlgreave DE45 1WL", "Church fete in June"},
};

DemoProduct demoProduct(const ProductLine& line, int index) {
    DemoProduct result;
    AddProduct& product = result.product;
    product.sku = QString::fromLatin1(line.sku);
    product.name = QString::fromLatin1(line.name);
    product.barcodes = {ean13(QStringLiteral("5060417%1").arg(10'030 + index * 37))};
    product.priceMinor = line.priceMinor;
    product.taxRateMilli = line.taxRate;
    product.reorderLevel = line.reorderLevel;
    product.openingStock = line.reorderLevel + 2 * line.caseSize;
    result.popularity = line.popularity;
    result.largestQuantity = line.largestQuantity;
    result.caseSize = line.caseSize;
    if (line.finalStock != kAny) result.finalStock = line.finalStock;
    return result;
}

}  // namespace

QString ean13(const QString& twelveDigits) {
    int sum = 0;
    for (qsizetype at = 0; at < twelveDigits.size(); ++at) {
        sum += twelveDigits[at].digitValue() * (at % 2 == 0 ? 1 : 3);
    }
    return twelveDigits + QString::number((10 - sum % 10) % 10);
}

QList<DemoProduct> demoProducts() {
    QList<DemoProduct> products;
    int index = 0;
    for (const ProductLine& line : kProducts) products.append(demoProduct(line, index++));
    return products;
}

QList<CustomerDetails> demoCustomers() {
    QList<CustomerDetails> customers;
    for (const CustomerLine& line : kCustomers) {
        customers.append({QString::fromLatin1(line.name), QString::fromLatin1(line.email),
                          QString::fromLatin1(line.phone), QString::fromLatin1(line.address),
                          QString::fromLatin1(line.note)});
    }
    return customers;
}

}  // namespace countertop
