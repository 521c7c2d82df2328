# SPDX-License-Identifier: GPL-3.0-or-later
# The keychain of the system, optional: a build without it keeps secrets in files and says so.
# Sets COUNTERTOP_WITH_KEYCHAIN.

include_guard(GLOBAL)

option(COUNTERTOP_KEYCHAIN "Keep secrets in the keychain of the system (QtKeychain)" ON)

set(COUNTERTOP_WITH_KEYCHAIN OFF)
if(COUNTERTOP_KEYCHAIN)
  find_package(Qt6Keychain QUIET)
  if(Qt6Keychain_FOUND)
    set(COUNTERTOP_WITH_KEYCHAIN ON)
  else()
    message(STATUS "QtKeychain not found: this build keeps secrets in files only")
  endif()
endif()
