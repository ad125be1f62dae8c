# premise_floor(<name> [DEPENDS <floors>] [EXPOSES <targets>] [LIBRARIES <targets>])
#
# One floor of the engine: every .cpp of the calling folder and below becomes the static library
# premise_<name>, alias premise::<name>. A floor that has only headers is an INTERFACE library.
#
#   DEPENDS    floors below that this one may use
#   EXPOSES    outside libraries that this floor's headers show
#   LIBRARIES  outside libraries that only its sources use
function(premise_floor name)
    cmake_parse_arguments(PARSE_ARGV 1 floor "" "" "DEPENDS;EXPOSES;LIBRARIES")
    if(floor_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "premise_floor(${name}) does not know: ${floor_UNPARSED_ARGUMENTS}")
    endif()

    set(target "premise_${name}")
    set(below "")
    foreach(lower IN LISTS floor_DEPENDS)
        if(NOT TARGET "premise_${lower}")
            message(FATAL_ERROR "The floor ${name} stands on ${lower}, which does not lie below it.")
        endif()
        list(APPEND below "premise_${lower}")
    endforeach()

    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    if(sources)
        add_library(${target} STATIC ${sources} ${headers})
        target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/engine")
        premise_share_headers(${target})
        premise_whole(${target} ${sources})
        target_link_libraries(
            ${target} PUBLIC ${below} ${floor_EXPOSES} PRIVATE ${floor_LIBRARIES})
    else()
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}/engine")
        target_link_libraries(
            ${target} INTERFACE ${below} ${floor_EXPOSES} ${floor_LIBRARIES})
    endif()
    add_library("premise::${name}" ALIAS ${target})
    set_target_properties(${target} PROPERTIES PREMISE_LIBRARIES "${floor_LIBRARIES}")
    premise_header_check(${name} ${headers})
endfunction()

# premise_header_check(<floor> <headers>...): the target header_check compiles alone each header that no
# source of its name includes first (tests/architecture_test.cpp holds the others to that), so that a
# header names everything it needs. Not part of ALL.
function(premise_header_check name)
    set(alone "")
    foreach(header IN LISTS ARGN)
        cmake_path(REPLACE_EXTENSION header .cpp OUTPUT_VARIABLE source)
        if(NOT EXISTS "${source}")
            list(APPEND alone "${header}")
        endif()
    endforeach()
    if(NOT PREMISE_TESTS OR NOT alone)
        return()
    endif()
    if(NOT TARGET header_check)
        add_custom_target(header_check)
    endif()
    set(sources "")
    foreach(header IN LISTS alone)
        cmake_path(RELATIVE_PATH header BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE file)
        set(source "${CMAKE_CURRENT_BINARY_DIR}/header_check/${file}.cpp")
        file(CONFIGURE OUTPUT "${source}"
            CONTENT "#include \"${name}/${file}\"\n" @ONLY)
        list(APPEND sources "${source}")
    endforeach()
    add_library(header_check_${name} OBJECT EXCLUDE_FROM_ALL ${sources})
    get_target_property(libraries premise_${name} PREMISE_LIBRARIES)
    target_link_libraries(header_check_${name} PRIVATE premise_${name} ${libraries})
    target_compile_options(header_check_${name} PRIVATE -O0 -g0)
    add_dependencies(header_check header_check_${name})
endfunction()
