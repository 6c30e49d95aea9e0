# Writes a C header with the bytes of a file: cmake -DINPUT=… -DOUTPUT=… -DNAME=… -P embed_text.cmake
file(READ ${INPUT} HEX HEX)
# 24 bytes a line; a character constant is a char whatever its sign
string(REGEX REPLACE "(................................................)" "\\1\n    " HEX "${HEX}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," HEX "${HEX}")
file(WRITE ${OUTPUT} "/* Made by cmake/embed_text.cmake. */\n"
  "static const char ${NAME}[] = {\n    ${HEX}'\\0'};\n")
