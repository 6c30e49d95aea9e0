# The library, static and shared, of all rooms but cli; and what is installed.

get_property(LIBRARIES GLOBAL PROPERTY PLENARY_LIBRARIES)
list(REMOVE_DUPLICATES LIBRARIES)

add_library(plenary_static STATIC ${PLENARY_OBJECTS})
add_library(plenary_shared SHARED ${PLENARY_OBJECTS})
foreach(LIBRARY plenary_static plenary_shared)
  target_link_libraries(${LIBRARY} PRIVATE plenary_rules ${LIBRARIES})
  target_include_directories(${LIBRARY} INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  set_target_properties(${LIBRARY} PROPERTIES
    OUTPUT_NAME plenary
    INTERPROCEDURAL_OPTIMIZATION "$<BOOL:${PLENARY_CAN_LTO}>")
endforeach()
# Nothing that is missing is left to be found when the library is loaded.
set(SANITIZED $<OR:$<BOOL:${PLENARY_SANITIZE}>,$<BOOL:${PLENARY_SANITIZE_THREADS}>>)
target_link_options(plenary_shared PRIVATE $<$<NOT:${SANITIZED}>:-Wl,--no-undefined>)
# Symbols bear the version in which they came, so that a program is not started with a library that
# lacks them.
set(VERSION_SCRIPT ${CMAKE_SOURCE_DIR}/cmake/plenary.map)
target_link_options(plenary_shared PRIVATE -Wl,--version-script=${VERSION_SCRIPT})
set_target_properties(plenary_shared PROPERTIES LINK_DEPENDS ${VERSION_SCRIPT})
set_target_properties(plenary_shared PROPERTIES
  VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}
  EXPORT_NAME plenary)

install(TARGETS plenary_static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS plenary_shared EXPORT plenary LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES output/plenary.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
# To be read and copied; the program carries its own.
install(DIRECTORY styles/ DESTINATION ${CMAKE_INSTALL_DATADIR}/plenary/styles
  FILES_MATCHING PATTERN "*.css")

# find_package(plenary), then plenary::plenary; for the static library there is pkg-config --static.
include(CMakePackageConfigHelpers)
set(PACKAGE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/plenary)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/plenary-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(EXPORT plenary NAMESPACE plenary:: FILE plenary-config.cmake
  DESTINATION ${PACKAGE_FOLDER})
install(FILES ${CMAKE_BINARY_DIR}/plenary-config-version.cmake DESTINATION ${PACKAGE_FOLDER})

# Found from the file's own place, so that an installed tree can be moved.
file(RELATIVE_PATH PREFIX_FROM_PC /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/plenary.pc.in plenary.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/plenary.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
