#include "base/json.h"

#include <string.h>

enum {
    DEEPEST = 512,
    LARGEST = 1 << 30
};

typedef struct JsonReader {
    Arena *arena;
    Text bytes;
    size_t at;
    JsonFault *fault;
} JsonReader;

/* ---- characters ---- */

/* The byte at hand, 0 at the end. */
static char peek(const JsonReader *reader)
{
    return reader->at < reader->bytes.bytes ? reader->bytes.at[reader->at] : '\0';
}

static void skip_space(JsonReader *reader)
{
    char byte = peek(reader);
    while (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
        reader->at++;
        byte = peek(reader);
    }
}

/* Notes the first fault; always false. */
static bool refuse(const JsonReader *reader, const char *reason)
{
    if (!reader->fault->reason)
        *reader->fault = (JsonFault){(uint32_t)reader->at, reason};
    return false;
}

static bool take(JsonReader *reader, char byte)
{
    if (peek(reader) != byte)
        return false;
    reader->at++;
    return true;
}

static size_t take_digits(JsonReader *reader)
{
    size_t begin = reader->at;
    while (peek(reader) >= '0' && peek(reader) <= '9')
        reader->at++;
    return reader->at - begin;
}

/* ---- strings ---- */

static bool read_hex(JsonReader *reader, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        char byte = peek(reader);
        uint32_t digit = byte >= '0' && byte <= '9'   ? (uint32_t)(byte - '0')
                         : byte >= 'a' && byte <= 'f' ? (uint32_t)(byte - 'a') + 10
                         : byte >= 'A' && byte <= 'F' ? (uint32_t)(byte - 'A') + 10
                                                      : 16;
        if (digit == 16)
            return refuse(reader, "“\\u” needs four hexadecimal digits");
        *unit = *unit * 16 + digit;
        reader->at++;
    }
    return true;
}

/* Behind "\u". Two surrogates make one code point; one alone makes U+FFFD. */
static bool read_code_point(JsonReader *reader, uint32_t *code_point)
{
    if (!read_hex(reader, code_point))
        return false;
    if (*code_point < 0xD800 || *code_point > 0xDFFF)
        return true;
    uint32_t high = *code_point;
    *code_point = CODE_POINT_REPLACEMENT;
    size_t behind = reader->at;
    if (high > 0xDBFF || !take(reader, '\\') || !take(reader, 'u')) {
        reader->at = behind;
        return true;
    }
    uint32_t low;
    if (!read_hex(reader, &low))
        return false;
    if (low >= 0xDC00 && low <= 0xDFFF)
        *code_point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    else
        reader->at = behind;
    return true;
}

/* Behind a backslash. */
static bool read_escape(JsonReader *reader, Buffer *decoded)
{
    static const char named[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    for (const char *pair = named; *pair; pair += 2) {
        if (take(reader, pair[0])) {
            buffer_byte(decoded, pair[1]);
            return true;
        }
    }
    uint32_t code_point;
    if (!take(reader, 'u'))
        return refuse(reader, "there is no such escape in a string");
    if (!read_code_point(reader, &code_point))
        return false;
    buffer_code_point(decoded, code_point);
    return true;
}

static bool decode_rest(JsonReader *reader, Buffer *decoded)
{
    for (;;) {
        if (reader->at == reader->bytes.bytes)
            return refuse(reader, "the string has no closing quote");
        char byte = reader->bytes.at[reader->at];
        if ((unsigned char)byte < 0x20)
            return refuse(reader, "a control character stands in a string");
        reader->at++;
        if (byte == '"')
            return true;
        if (byte != '\\')
            buffer_byte(decoded, byte);
        else if (!read_escape(reader, decoded))
            return false;
    }
}

static bool read_string(JsonReader *reader, Text *text)
{
    if (!take(reader, '"'))
        return refuse(reader, "a string in double quotes is missing");
    size_t begin = reader->at;
    while ((unsigned char)peek(reader) >= 0x20 && peek(reader) != '"' && peek(reader) != '\\')
        reader->at++;
    *text = text_slice(reader->bytes, begin, reader->at);
    if (take(reader, '"'))
        return true;
    Buffer decoded = {0};
    buffer_put(&decoded, *text);
    bool is_read = decode_rest(reader, &decoded);
    *text = text_copy(reader->arena, buffer_text(&decoded));
    buffer_free(&decoded);
    return is_read;
}

/* ---- numbers and words ---- */

static bool read_number(JsonReader *reader, Text *text)
{
    size_t begin = reader->at;
    take(reader, '-');
    bool is_number = take(reader, '0') || take_digits(reader) > 0;
    if (is_number && take(reader, '.'))
        is_number = take_digits(reader) > 0;
    if (is_number && (take(reader, 'e') || take(reader, 'E'))) {
        if (!take(reader, '+'))
            take(reader, '-');
        is_number = take_digits(reader) > 0;
    }
    *text = text_slice(reader->bytes, begin, reader->at);
    return is_number || refuse(reader, "this is no number");
}

static bool read_word(JsonReader *reader, JsonKind *kind)
{
    static const char *const words[] = {
        [JSON_NULL] = "null", [JSON_FALSE] = "false", [JSON_TRUE] = "true"};
    Text rest = text_slice(reader->bytes, reader->at, reader->bytes.bytes);
    for (int word = JSON_NULL; word <= JSON_TRUE; word++) {
        if (text_starts(rest, words[word])) {
            reader->at += strlen(words[word]);
            *kind = (JsonKind)word;
            return true;
        }
    }
    return refuse(reader, "a value is missing");
}

/* ---- what holds values ---- */

static bool read_value(JsonReader *reader, JsonValue *value, unsigned depth);

static bool read_name(JsonReader *reader, JsonValue *member)
{
    skip_space(reader);
    member->name_begin = (uint32_t)reader->at;
    if (!read_string(reader, &member->name))
        return false;
    skip_space(reader);
    return take(reader, ':') || refuse(reader, "a colon is missing behind the name");
}

/* Behind the opening bracket. */
static bool read_items(JsonReader *reader, JsonValue *holder, char close, unsigned depth)
{
    if (depth == DEEPEST)
        return refuse(reader, "it is nested too deep");
    const JsonValue **link = &holder->first;
    skip_space(reader);
    if (take(reader, close))
        return true;
    do {
        JsonValue *item = ARENA_NEW(reader->arena, JsonValue);
        if (close == '}' && !read_name(reader, item))
            return false;
        if (!read_value(reader, item, depth + 1))
            return false;
        *link = item;
        link = &item->next;
        skip_space(reader);
    } while (take(reader, ','));
    return take(reader, close) || refuse(reader, "a comma or a closing bracket is missing");
}

static bool read_value(JsonReader *reader, JsonValue *value, unsigned depth)
{
    skip_space(reader);
    value->begin = (uint32_t)reader->at;
    char byte = peek(reader);
    bool is_read;
    if (byte == '"') {
        value->kind = JSON_STRING;
        is_read = read_string(reader, &value->text);
    } else if (take(reader, '{')) {
        value->kind = JSON_OBJECT;
        is_read = read_items(reader, value, '}', depth);
    } else if (take(reader, '[')) {
        value->kind = JSON_ARRAY;
        is_read = read_items(reader, value, ']', depth);
    } else if (byte == '-' || (byte >= '0' && byte <= '9')) {
        value->kind = JSON_NUMBER;
        is_read = read_number(reader, &value->text);
    } else {
        is_read = read_word(reader, &value->kind);
    }
    value->end = (uint32_t)reader->at;
    return is_read;
}

const JsonValue *json_read(Arena *arena, Text bytes, JsonFault *fault)
{
    JsonReader reader = {.arena = arena, .bytes = bytes, .fault = fault};
    *fault = (JsonFault){0};
    size_t bad;
    JsonValue *value = ARENA_NEW(arena, JsonValue);
    if (bytes.bytes > LARGEST) {
        refuse(&reader, "it is larger than 1 GiB");
    } else if (!text_is_utf8(bytes, &bad)) {
        reader.at = bad;
        refuse(&reader, "this is not UTF-8");
    } else if (read_value(&reader, value, 0)) {
        skip_space(&reader);
        if (reader.at < bytes.bytes)
            refuse(&reader, "something stands behind the value");
    }
    return fault->reason ? NULL : value;
}

const JsonValue *json_member(const JsonValue *object, const char *name)
{
    const JsonValue *found = NULL;
    if (object && object->kind == JSON_OBJECT)
        for (const JsonValue *member = object->first; member; member = member->next)
            if (text_is(member->name, name))
                found = member;
    return found;
}

/* ---- writing ---- */

void json_put(Buffer *buffer, Text text)
{
    size_t bad;
    if (text_is_utf8(text, &bad)) {
        buffer_quoted(buffer, text);
        return;
    }
    Buffer repaired = {0};
    for (size_t at = 0; at < text.bytes;)
        buffer_code_point(&repaired, text_next(text, &at));
    buffer_quoted(buffer, buffer_text(&repaired));
    buffer_free(&repaired);
}

void json_put_name(Buffer *buffer, const char *name)
{
    if (buffer->bytes && buffer->at[buffer->bytes - 1] != '{')
        buffer_byte(buffer, ',');
    buffer_quoted(buffer, text_of(name));
    buffer_byte(buffer, ':');
}
