# SPDX-License-Identifier: GPL-3.0-or-later
# Import of order histories and export to CSV.
list(APPEND COUNTERTOP_WORKER_SOURCES
  transfer/CsvFile.cpp
  transfer/CsvReader.cpp
  transfer/CsvWriter.cpp
  transfer/HistoryImport.cpp
  transfer/HistoryPlanner.cpp
  transfer/HistorySource.cpp
  transfer/HistoryWriter.cpp
  transfer/ImportedHistory.cpp
  transfer/ImportReport.cpp
  transfer/InputFile.cpp
  transfer/InvoiceGrouper.cpp
  transfer/Oddity.cpp
  transfer/OnlineRetailFormat.cpp
  transfer/OrderExport.cpp
  transfer/RevenueExport.cpp
  transfer/StableId.cpp
  transfer/StockForecast.cpp)
# libcsv-dev and zlib1g-dev
list(APPEND COUNTERTOP_WORKER_LIBRARIES csv z)
