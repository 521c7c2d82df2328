# SPDX-License-Identifier: GPL-3.0-or-later
# Client libraries of message brokers, all optional: a build without one refuses routes to its
# destinations by name. Sets COUNTERTOP_WITH_REDIS and COUNTERTOP_WITH_KAFKA, and
# COUNTERTOP_BROKER_DEFINITIONS for the targets that depend on them.

include_guard(GLOBAL)

option(COUNTERTOP_REDIS "Deliver to Redis channels and streams (hiredis)" ON)
option(COUNTERTOP_KAFKA "Deliver to Kafka topics (librdkafka++)" ON)

set(COUNTERTOP_BROKER_DEFINITIONS)
foreach(broker IN ITEMS "REDIS;HIREDIS;hiredis" "KAFKA;RDKAFKA;rdkafka++")
  list(GET broker 0 name)
  list(GET broker 1 prefix)
  list(GET broker 2 package)
  set(COUNTERTOP_WITH_${name} OFF)
  if(COUNTERTOP_${name})
    pkg_check_modules(${prefix} IMPORTED_TARGET ${package})
    if(${prefix}_FOUND)
      set(COUNTERTOP_WITH_${name} ON)
      list(APPEND COUNTERTOP_BROKER_DEFINITIONS COUNTERTOP_WITH_${name})
    else()
      message(STATUS "${package} not found: this build does not deliver to ${name}")
    endif()
  endif()
endforeach()
