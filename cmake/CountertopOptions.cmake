# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler, linker and sanitizer settings shared by every target of Countertop.
#
# All settings belong to the INTERFACE target `countertop_options`; a target that
# does not link it (third-party code, for example) gets none of them.

include_guard(GLOBAL)

option(COUNTERTOP_WERROR "Treat compiler warnings as errors" OFF)
option(COUNTERTOP_ASSERTS "Keep assertions in optimised builds" OFF)
option(COUNTERTOP_USE_CCACHE "Compile through ccache when it is installed" ON)
option(COUNTERTOP_USE_MOLD "Link with mold when it is installed" ON)
set(COUNTERTOP_SANITIZE "" CACHE STRING
  "Sanitizers, separated by ';': address, undefined, leak or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

if(COUNTERTOP_USE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(COUNTERTOP_CCACHE ccache)
  mark_as_advanced(COUNTERTOP_CCACHE)
  if(COUNTERTOP_CCACHE)
    # With a precompiled header, ccache must ignore its time stamps.
    set(CMAKE_C_COMPILER_LAUNCHER "${COUNTERTOP_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${COUNTERTOP_CCACHE}")
    add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
  endif()
endif()

add_library(countertop_options INTERFACE)
add_library(Countertop::options ALIAS countertop_options)

target_compile_features(countertop_options INTERFACE cxx_std_20)

# QT_MESSAGELOGCONTEXT keeps file, line and category in the log of a release build.
target_compile_definitions(countertop_options INTERFACE
  QT_NO_FOREACH
  QT_MESSAGELOGCONTEXT)

if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(countertop_options INTERFACE
    -Wall
    -Wextra
    -Wpedantic
    -Wshadow
    -Wfloat-conversion
    -Wformat=2
    -Wimplicit-fallthrough
    $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>
    $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>
    $<$<COMPILE_LANGUAGE:CXX>:-Woverloaded-virtual>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(countertop_options INTERFACE -Wduplicated-cond -Wlogical-op)
    if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
      # It flags every function that takes a temporary and returns a reference.
      target_compile_options(countertop_options INTERFACE
        $<$<COMPILE_LANGUAGE:CXX>:-Wno-dangling-reference>)
    endif()
  endif()
  if(COUNTERTOP_WERROR)
    # Newer Qt versions deprecate functions that the oldest supported Qt still needs.
    target_compile_options(countertop_options INTERFACE
      -Werror -Wno-error=deprecated-declarations)
  endif()
endif()

if(COUNTERTOP_ASSERTS)
  target_compile_definitions(countertop_options INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:QT_FORCE_ASSERTS>)
  target_compile_options(countertop_options INTERFACE -UNDEBUG)
endif()

if(COUNTERTOP_SANITIZE)
  if("thread" IN_LIST COUNTERTOP_SANITIZE AND "address" IN_LIST COUNTERTOP_SANITIZE)
    message(FATAL_ERROR "COUNTERTOP_SANITIZE: thread and address exclude each other")
  endif()
  list(JOIN COUNTERTOP_SANITIZE "," countertop_sanitizers)
  target_compile_options(countertop_options INTERFACE
    -fsanitize=${countertop_sanitizers}
    -fno-omit-frame-pointer)
  target_link_options(countertop_options INTERFACE -fsanitize=${countertop_sanitizers})
  if("undefined" IN_LIST COUNTERTOP_SANITIZE)
    target_compile_options(countertop_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()

if(COUNTERTOP_USE_MOLD)
  find_program(COUNTERTOP_MOLD mold)
  mark_as_advanced(COUNTERTOP_MOLD)
  if(COUNTERTOP_MOLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    include(CheckCXXSourceCompiles)
    set(CMAKE_REQUIRED_LINK_OPTIONS -fuse-ld=mold)
    check_cxx_source_compiles("int main() { return 0; }" COUNTERTOP_MOLD_WORKS)
    unset(CMAKE_REQUIRED_LINK_OPTIONS)
    if(COUNTERTOP_MOLD_WORKS)
      target_link_options(countertop_options INTERFACE -fuse-ld=mold)
    endif()
  endif()
endif()
