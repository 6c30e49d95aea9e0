/* Growing bytes, the one place where output is formatted. The memory is the buffer's own
 * (malloc): free it with buffer_free. A zeroed Buffer is empty and valid. Nothing here depends on the
 * locale. */
#ifndef PLENARY_BASE_BUFFER_H
#define PLENARY_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "base/length.h"
#include "base/text.h"

typedef struct Buffer {
    char *at;
    size_t bytes;
    size_t capacity;
} Buffer;

/* Gives the memory back; the buffer is empty and can be used again. */
void buffer_free(Buffer *buffer);
/* Empties it and keeps the memory. */
void buffer_clear(Buffer *buffer);
Text buffer_text(const Buffer *buffer);

/* Room for bytes more, to be written at the returned place and then added to buffer->bytes. */
char *buffer_room(Buffer *buffer, size_t bytes);

/* Each of these appends. */
void buffer_byte(Buffer *buffer, char byte);
void buffer_bytes(Buffer *buffer, const void *bytes, size_t count);
void buffer_put(Buffer *buffer, Text text);
/* A NUL-terminated string. */
void buffer_string(Buffer *buffer, const char *string);
void buffer_code_point(Buffer *buffer, uint32_t code_point);
void buffer_integer(Buffer *buffer, int64_t number);
/* number in lower-case hexadecimal, at least digits long. */
void buffer_hex(Buffer *buffer, uint64_t number, unsigned digits);
void buffer_repeat(Buffer *buffer, char byte, size_t count);

/* A length in points with at most decimals (0 to 5) decimals, rounded half away from zero,
 * trailing zeros dropped, "-0" never written: 10, 14.5, -0.216. */
void buffer_length(Buffer *buffer, Length length, unsigned decimals);
/* numerator / denominator in the same form; denominator is positive and below 10^14. */
void buffer_ratio(Buffer *buffer, int64_t numerator, int64_t denominator, unsigned decimals);
/* A length in points with exactly two decimals, for dumps. */
void buffer_length_fixed(Buffer *buffer, Length length);

/* text between double quotes, with \" \\ \n \t \r and \u00XX for other control characters. */
void buffer_quoted(Buffer *buffer, Text text);

/* printf's formats %d %u %s %c %zu and the like; never %f. */
__attribute__((format(printf, 2, 3))) void buffer_format(Buffer *buffer, const char *format, ...);

#endif
