# Writes a C file that holds the bytes of files: cmake -DFOLDER=… -DFILES="a|b" -DOUTPUT=… -P embed.cmake
string(REPLACE "|" ";" FILES "${FILES}")
set(ARRAYS "")
set(ROWS "")
set(NUMBER 0)
foreach(NAME IN LISTS FILES)
  file(READ ${FOLDER}/${NAME} HEX HEX)
  string(LENGTH "${HEX}" DIGITS)
  math(EXPR BYTES "${DIGITS} / 2")
  # 24 bytes a line; a character constant is a char whatever its sign
  string(REGEX REPLACE "(................................................)" "\\1\n    " HEX "${HEX}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," HEX "${HEX}")
  string(APPEND ARRAYS "/* ${NAME} */\nstatic const char file_${NUMBER}[] = {\n    ${HEX}'\\0'};\n\n")
  string(APPEND ROWS "    {TEXT(\"${NAME}\"), {file_${NUMBER}, ${BYTES}}},\n")
  math(EXPR NUMBER "${NUMBER} + 1")
endforeach()
file(WRITE ${OUTPUT} "/* Made by styles/embed.cmake. */
#include \"styles/embedded.h\"

${ARRAYS}static const EmbeddedFile files[] = {
${ROWS}};

const EmbeddedFile *embedded_find(Text name)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (text_equal(files[i].name, name))
            return &files[i];
    return NULL;
}
")
