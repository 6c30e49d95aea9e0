# cpack -G DEB: one package for Debian 12 with the command, the library and its header, the manual pages
# and the completions. What the programs are linked to is found by dpkg-shlibdeps.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME plenary)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
if(NOT CPACK_PACKAGE_CONTACT) # whoever makes packages for others gives an address
  set(CPACK_PACKAGE_CONTACT "plenary <root@localhost>")
endif()
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "${PROJECT_DESCRIPTION}
 Plenary reads the text of a resolution or report, sets it by the house style
 of its kind and year, and writes a PDF that is fit for print and archive:
 fonts embedded, notes at the foot of the page that calls them, tagged for
 screen readers, the same bytes on every run.")
# Besides the libraries: the font of the house styles, the colour profile of PDF/A, and what is loaded when
# it is used: libqpdf, by which PDFs are checked, libjpeg and Little CMS, by which pictures and colours are converted. The
# dictionaries by which words are parted, so that lines end alike everywhere.
file(REAL_PATH ${QPDF_LIBRARY} QPDF_FILE)
string(REGEX REPLACE ".*\\.so\\.([0-9]+).*" "libqpdf\\1" QPDF_PACKAGE "${QPDF_FILE}")
string(CONCAT CPACK_DEBIAN_PACKAGE_DEPENDS
  "fonts-liberation, icc-profiles-free, ${QPDF_PACKAGE}, libjpeg62-turbo, liblcms2-2, "
  "hyphen-en-gb, hyphen-en-us, hyphen-es, hyphen-fr, hyphen-ru")
# The fonts of Arabic, Chinese and the rest; librsvg, which draws SVG; pdftotext, by which PDFs are verified.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "fonts-hosny-amiri, fonts-noto-cjk, fonts-noto-core, librsvg2-2, poppler-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)

install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR})
