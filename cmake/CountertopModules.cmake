# SPDX-License-Identifier: GPL-3.0-or-later
# Helper functions: one static library per folder, one executable per program,
# one executable per test class. Sources are always listed, never globbed.
#
#   countertop_module(ct_core SOURCES Money.cpp Clock.cpp DEPENDS Qt6::Core [STRICT])
#   countertop_executable(countertop SOURCES main.cpp DEPENDS ct_core)
#   countertop_test(MoneyTest SOURCES core/MoneyTest.cpp DEPENDS ct_core
#                   [GUI] [LABELS unit] [ENVIRONMENT NAME=value])
#
# Include paths start at the source root: #include "models/core/Money.h".

include_guard(GLOBAL)
include(CountertopUnits)

# Parsing Qt's headers takes half of a build. They are precompiled once for all targets, and once more
# with all of QtCore for the tests, which include it whole. Only the code under test is optimised.
# Six sources compiled as one take a third of their time: all presets but `dev` do so, whose build
# shows that each source includes what it uses.
set(_countertop_modules_folder "${CMAKE_CURRENT_LIST_DIR}")
function(_countertop_precompile name header)
  if(TARGET ${name})
    return()
  endif()
  add_library(${name} STATIC "${_countertop_modules_folder}/Precompiled.cpp")
  target_link_libraries(${name} PUBLIC Qt6::Core countertop_options)
  target_compile_options(${name} PRIVATE ${ARGN})
  target_precompile_headers(${name} PRIVATE "${_countertop_modules_folder}/${header}")
endfunction()

function(_countertop_setup_target name)
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  if("TEST" IN_LIST ARGN)
    _countertop_precompile(countertop_precompiled_tests PrecompiledTests.h -O0)
    target_compile_options(${name} PRIVATE -O0)
    # A unit would not wait for what moc makes of its sources.
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
    target_precompile_headers(${name} REUSE_FROM countertop_precompiled_tests)
  else()
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    if(CMAKE_UNITY_BUILD)
      countertop_keep_apart(${name})
    endif()
    _countertop_precompile(countertop_precompiled Precompiled.h)
    target_precompile_headers(${name} REUSE_FROM countertop_precompiled)
  endif()
endfunction()

# Adds a static library. STRICT adds -Wconversion, for the code that computes money.
function(countertop_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "STRICT" "" "SOURCES;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "countertop_module(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()
  add_library(${name} STATIC ${arg_SOURCES})
  _countertop_setup_target(${name})
  target_link_libraries(${name} PUBLIC ${arg_DEPENDS} countertop_options)
  if(arg_STRICT AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(${name} PRIVATE -Wconversion -Wsign-conversion)
  endif()
endfunction()

# Adds a program, placed directly in the build folder.
function(countertop_executable name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "countertop_executable(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()
  add_executable(${name} ${arg_SOURCES})
  _countertop_setup_target(${name})
  target_link_libraries(${name} PRIVATE ${arg_DEPENDS} countertop_options)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endfunction()

# Runs moc on the sources of a test that include their own output. AUTOMOC scans each program four
# times and compiles one more file for it; for all tests that took a third of their compile time.
function(_countertop_moc name)
  foreach(source IN LISTS ARGN)
    get_filename_component(stem "${source}" NAME_WE)
    file(STRINGS "${CMAKE_CURRENT_SOURCE_DIR}/${source}" wanted LIMIT_COUNT 1
      REGEX "^#include \"${stem}[.]moc\"")
    if(wanted)
      set(folder "${CMAKE_CURRENT_BINARY_DIR}/${name}_moc")
      add_custom_command(OUTPUT "${folder}/${stem}.moc"
        COMMAND Qt6::moc "-I${PROJECT_SOURCE_DIR}" -o "${folder}/${stem}.moc"
          "${CMAKE_CURRENT_SOURCE_DIR}/${source}"
        DEPENDS "${source}"
        VERBATIM)
      file(MAKE_DIRECTORY "${folder}")
      set_property(SOURCE "${source}" APPEND PROPERTY OBJECT_DEPENDS "${folder}/${stem}.moc")
      target_include_directories(${name} PRIVATE "${folder}")
    endif()
  endforeach()
endfunction()

# Adds a QtTest program and registers it in CTest, with the label `timing` when it waits or races. GUI tests need a display
# and run one after another because they share its keyboard focus; the others run offscreen. Each test gets its own home
# folder, so it never uses the developer's own shop.
function(countertop_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "" "SOURCES;DEPENDS;LABELS;ENVIRONMENT")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "countertop_test(${name}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()
  add_executable(${name} ${arg_SOURCES})
  _countertop_setup_target(${name} TEST)
  _countertop_moc(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_DEPENDS} Qt6::Test countertop_options)
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests/bin")

  # Ends hanging tests. A busy machine may need minutes for work that takes seconds.
  set(timeout 600)
  if(COUNTERTOP_SANITIZE)
    math(EXPR timeout "${timeout} * 5")
  endif()

  set(home "${PROJECT_BINARY_DIR}/tests/home/${name}")
  file(MAKE_DIRECTORY "${home}")
  set(environment
    "HOME=${home}"
    "XDG_DATA_HOME=${home}/data"
    "XDG_CONFIG_HOME=${home}/config"
    "XDG_CACHE_HOME=${home}/cache"
    "LC_ALL=C.UTF-8"
    "COUNTERTOP_BIN_DIR=${PROJECT_BINARY_DIR}"
    "UBSAN_OPTIONS=print_stacktrace=1"
    ${arg_ENVIRONMENT})
  set(labels ${arg_LABELS})
  if(arg_GUI)
    list(APPEND labels gui)
  else()
    list(APPEND environment "QT_QPA_PLATFORM=offscreen")
  endif()

  # Label tests that wait for another thread, process or machine: ctest -L timing runs them.
  foreach(source IN LISTS arg_SOURCES)
    file(STRINGS "${CMAKE_CURRENT_SOURCE_DIR}/${source}" waits LIMIT_COUNT 1
      REGEX "QTRY_|waiting::until|std::async|std::thread|inParallel|arrive_and_wait|[.]wait[(]|waitFor")
    if(waits)
      list(APPEND labels timing)
      break()
    endif()
  endforeach()

  # One test at a time uses a server: another's open transaction would hold back what readers see.
  # CTest allocates the servers of tests/support/servers.json; windows share the keyboard focus.
  set(launcher)
  if(arg_GUI OR NOT "unit" IN_LIST labels)
    set(launcher "${PROJECT_SOURCE_DIR}/tests/support/on-server.sh")
  endif()
  add_test(NAME ${name} COMMAND ${launcher} "$<TARGET_FILE:${name}>")
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${timeout}
    LABELS "${labels}"
    ENVIRONMENT "${environment}")
  if(launcher)
    set_tests_properties(${name} PROPERTIES RESOURCE_GROUPS "servers:1")
  endif()
  if(arg_GUI)
    set_tests_properties(${name} PROPERTIES RESOURCE_LOCK display)
  endif()
endfunction()
