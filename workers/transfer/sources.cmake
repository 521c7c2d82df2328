# SPDX-License-Identifier: GPL-3.0-or-later
# Import of order histories and export to CSV.
list(APPEND COUNTERTOP_WORKER_SOURCES
  transfer/CsvFile.cpp
  transfer/CsvReader.cpp
  transfer/CsvWriter.cpp
  transfer/DateEvidence.cpp
  transfer/DateText.cpp
  transfer/DecimalEvidence.cpp
  transfer/FileForm.cpp
  transfer/HistoryImport.cpp
  transfer/HistoryPlanner.cpp
  transfer/HistorySource.cpp
  transfer/HistoryWriter.cpp
  transfer/ImportedHistory.cpp
  transfer/ImportReport.cpp
  transfer/InputFile.cpp
  transfer/InvoiceGrouper.cpp
  transfer/InvoiceWork.cpp
  transfer/LineProof.cpp
  transfer/ImportWarning.cpp
  transfer/OnlineRetailFormat.cpp
  transfer/OrderExport.cpp
  transfer/RevenueExport.cpp
  transfer/StockForecast.cpp
  transfer/TextEncoding.cpp
  transfer/TextInput.cpp)
# libcsv-dev, zlib1g-dev, libicu-dev
find_package(ICU 70 REQUIRED COMPONENTS uc)
list(APPEND COUNTERTOP_WORKER_LIBRARIES csv z ICU::uc)
