# SPDX-License-Identifier: GPL-3.0-or-later
# Which sources of a target CMake may compile as one (UNITY_BUILD).

include_guard(GLOBAL)

# Collects into `result` the names that a source declares at the start of a line: constants, types and
# functions that are no members. Rather too many than too few.
function(_countertop_local_names source result)
  file(READ "${source}" text)
  set(word "[A-Za-z_0-9]+")
  set(names)
  foreach(form
      "(const|constexpr|static|inline) [^=({;\n]*[ &*]${word} ?[={(]"
      "(struct|class|enum class|enum|using) ${word}"
      "Q_LOGGING_CATEGORY.${word}"
      "[A-Za-z][A-Za-z_0-9:<>,&* ]*[ &*>]${word}[(]")
    string(REGEX MATCHALL "\n${form}" found "${text}")
    list(TRANSFORM found REPLACE ".*[^A-Za-z_0-9](${word}) ?[={(]?$" "\\1")
    list(APPEND names ${found})
  endforeach()
  list(REMOVE_ITEM names namespace)
  set(${result} ${names} PARENT_SCOPE)
endfunction()

# Compiles alone each source of a target that declares a name which one before it declares too.
function(countertop_keep_apart target)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources EXCLUDE REGEX "^/|[.]h$")
  set(known)
  foreach(source IN LISTS sources)
    _countertop_local_names("${CMAKE_CURRENT_SOURCE_DIR}/${source}" names)
    set(clash FALSE)
    foreach(name IN LISTS names)
      if(name IN_LIST known)
        set(clash TRUE)
        break()
      endif()
    endforeach()
    if(clash)
      set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    else()
      list(APPEND known ${names})
    endif()
  endforeach()
endfunction()
