# chancery_layer(NAME HEADERS ... SOURCES ... TESTS ... USES ... LINKS ...): one folder of the
# library, one static library `chancery_NAME`, one test program `NAME_test` for the tests that lie
# beside the sources. USES names other layers and must agree with the file LAYERS (a test compares);
# LINKS names outside libraries, private to the layer.
option(CHANCERY_WERROR "Treat warnings as errors" OFF)
option(CHANCERY_BENCHMARKS "Build bench/" OFF)
option(CHANCERY_FUZZERS "Build fuzz/ (needs clang)" OFF)
set(CHANCERY_ONLY "" CACHE STRING "Configure only these layers")

find_package(GTest REQUIRED)
find_package(PkgConfig REQUIRED)
include(GoogleTest)

add_library(chancery_options INTERFACE)
target_include_directories(chancery_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_options(chancery_options INTERFACE
  $<BUILD_INTERFACE:-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
  -Wno-missing-field-initializers
  $<$<BOOL:${CHANCERY_WERROR}>:-Werror>>)
install(TARGETS chancery_options EXPORT chancery-targets)

function(chancery_layer name)
  cmake_parse_arguments(L "" "" "HEADERS;SOURCES;TESTS;USES;LINKS" ${ARGN})
  set(target chancery_${name})
  if(L_SOURCES)
    add_library(${target} STATIC ${L_SOURCES})
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(chancery::${name} ALIAS ${target})
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}
    FILES ${L_HEADERS})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${target} ${scope} chancery_options)
  foreach(used IN LISTS L_USES)
    target_link_libraries(${target} ${scope} chancery_${used})
  endforeach()
  if(L_SOURCES)
    target_link_libraries(${target} PRIVATE ${L_LINKS})
  endif()
  set_property(GLOBAL APPEND PROPERTY CHANCERY_USES "${name}: ${L_USES}")
  install(TARGETS ${target} EXPORT chancery-targets FILE_SET HEADERS
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  if(BUILD_TESTING AND L_TESTS)
    add_executable(${name}_test ${L_TESTS})
    target_link_libraries(${name}_test PRIVATE ${target} GTest::gtest GTest::gtest_main GTest::gmock
      ${L_LINKS})
    target_compile_definitions(${name}_test PRIVATE
      CHANCERY_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CHANCERY_DATA_DIR="${PROJECT_SOURCE_DIR}/data")
    # The conversion warnings of generated test bodies say nothing about the library.
    target_compile_options(${name}_test PRIVATE -Wno-sign-conversion -Wno-conversion)
    gtest_discover_tests(${name}_test TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST
      DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 120)
    set_property(GLOBAL APPEND PROPERTY CHANCERY_TESTS ${L_TESTS})
  endif()
endfunction()
