# Many sources at a time: each header is parsed once for all of them, so that everything is built from
# nothing in a third of the time, and a change to one source compiles its neighbours again. Only the
# presets that build from nothing ask for this; the dev preset compiles each source alone.
set(PREMISE_AT_A_TIME 14)

# premise_whole_warnings(<target>): what a warning means for one source it does not for its neighbours: a
# local is no shadow of a name in another source's anonymous namespace, a type in one stays in its source,
# and the optimiser of g++ 12 sees paths through several that cannot be taken. The dev preset has all of
# these.
function(premise_whole_warnings target)
    if(PREMISE_WHOLE_BUILDS)
        target_compile_options(${target} PRIVATE -Wno-shadow
            "$<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage;-Wno-stringop-overread>"
            "$<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow;-Wno-array-bounds>")
    endif()
endfunction()

# premise_whole(<target> <sources>...): the sources of a folder together. Names in its anonymous
# namespaces are therefore given once a folder.
function(premise_whole target)
    if(NOT PREMISE_WHOLE_BUILDS)
        return()
    endif()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    premise_whole_warnings(${target})
    foreach(source IN LISTS ARGN)
        cmake_path(GET source EXTENSION LAST_ONLY extension)
        if(NOT extension STREQUAL ".cpp")
            continue()
        endif()
        cmake_path(GET source PARENT_PATH folder)
        string(MAKE_C_IDENTIFIER "${folder}" folder)
        math(EXPR group "${count_of_${folder}} + 0")
        math(EXPR count_of_${folder} "${group} + 1")
        math(EXPR group "${group} / ${PREMISE_AT_A_TIME}")
        set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${folder}_${group}")
    endforeach()
endfunction()

# premise_whole_tests(<name> <variable>): in the list <variable>, sources that hold the files
# *_test.cpp take their place. Each keeps a namespace for itself, below what they all include, so that
# a test may name its helpers as it likes. Files that add to another namespace stay alone.
function(premise_whole_tests name variable)
    if(NOT PREMISE_WHOLE_BUILDS)
        return()
    endif()
    set(kept "")
    set(number 0)
    set(part 0)
    foreach(source IN LISTS ${variable})
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
        file(STRINGS "${source}" others REGEX "^namespace [a-z]+ {")
        if(others OR NOT source MATCHES "_test\\.cpp$")
            list(APPEND kept "${source}")
            continue()
        endif()
        # What it includes is known from its text.
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
        cmake_path(GET source PARENT_PATH folder)
        cmake_path(GET source STEM stem)
        file(STRINGS "${source}" lines REGEX "^#include ")
        foreach(line IN LISTS lines)
            string(REGEX REPLACE "^#include \"(.*)\"$" "\\1" header "${line}")
            if(EXISTS "${folder}/${header}")
                set(line "#include \"${folder}/${header}\"")
            endif()
            list(APPEND includes "${line}")
        endforeach()
        string(APPEND bodies "namespace ${stem} {\n#include \"${source}\"\n}\n")
        math(EXPR number "${number} + 1")
        if(number EQUAL PREMISE_AT_A_TIME)
            premise_write_tests()
        endif()
    endforeach()
    if(number GREATER 0)
        premise_write_tests()
    endif()
    set(${variable} "${kept}" PARENT_SCOPE)
endfunction()

# Of premise_whole_tests() alone: writes what it has gathered, and begins anew.
macro(premise_write_tests)
    list(REMOVE_DUPLICATES includes)
    list(JOIN includes "\n" includes)
    set(together "${CMAKE_CURRENT_BINARY_DIR}/whole/${name}_${part}.cpp")
    file(CONFIGURE OUTPUT "${together}" CONTENT "${includes}\n\n${bodies}" @ONLY)
    list(APPEND kept "${together}")
    set(includes "")
    set(bodies "")
    set(number 0)
    math(EXPR part "${part} + 1")
endmacro()
