#include "output/check_reader.h"

#include <stdlib.h>

#include <qpdf/qpdf-c.h>

#include "base/late_library.h"

/* What is used of libqpdf's C interface, found by name when it is loaded. */
typedef struct Library {
    __typeof__(qpdf_init) *init;
    __typeof__(qpdf_cleanup) *cleanup;
    __typeof__(qpdf_silence_errors) *silence_errors;
    __typeof__(qpdf_set_suppress_warnings) *set_suppress_warnings;
    __typeof__(qpdf_read_memory) *read_memory;
    __typeof__(qpdf_has_error) *has_error;
    __typeof__(qpdf_get_error) *get_error;
    __typeof__(qpdf_get_error_code) *get_error_code;
    __typeof__(qpdf_get_error_message_detail) *get_error_message_detail;
    __typeof__(qpdf_get_error_file_position) *get_error_file_position;
    __typeof__(qpdf_more_warnings) *more_warnings;
    __typeof__(qpdf_next_warning) *next_warning;
    __typeof__(qpdf_get_trailer) *get_trailer;
    __typeof__(qpdf_get_object_by_id) *get_object_by_id;
    __typeof__(qpdf_oh_is_stream) *oh_is_stream;
    __typeof__(qpdf_oh_get_dict) *oh_get_dict;
    __typeof__(qpdf_oh_unparse_resolved) *oh_unparse_resolved;
    __typeof__(qpdf_get_last_string_length) *get_last_string_length;
    __typeof__(qpdf_oh_release) *oh_release;
    __typeof__(qpdf_oh_get_stream_data) *oh_get_stream_data;
} Library;

#define SYMBOL(member)                                                                             \
    {                                                                                              \
        "qpdf_" #member, offsetof(Library, member)                                                 \
    }

static const LateSymbol symbols[] = {
    SYMBOL(init),
    SYMBOL(cleanup),
    SYMBOL(silence_errors),
    SYMBOL(set_suppress_warnings),
    SYMBOL(read_memory),
    SYMBOL(has_error),
    SYMBOL(get_error),
    SYMBOL(get_error_code),
    SYMBOL(get_error_message_detail),
    SYMBOL(get_error_file_position),
    SYMBOL(more_warnings),
    SYMBOL(next_warning),
    SYMBOL(get_trailer),
    SYMBOL(get_object_by_id),
    SYMBOL(oh_is_stream),
    SYMBOL(oh_get_dict),
    SYMBOL(oh_unparse_resolved),
    SYMBOL(get_last_string_length),
    SYMBOL(oh_release),
    SYMBOL(oh_get_stream_data),
};

struct Reader {
    Library qpdf;
    qpdf_data data;
};

/* ---- opening ---- */

/* QPDF_LIBRARY is the name of the library that the program was built with, "libqpdf.so.29". */
static bool load(Library *library, Text *words, Arena *arena)
{
    const char *fault =
        late_library_load(QPDF_LIBRARY, symbols, sizeof symbols / sizeof *symbols, library);
    if (fault)
        *words = text_copy(arena, text_of(fault));
    return !fault;
}

static ReaderFailure failure_of(Reader *reader, Arena *arena, Text *words)
{
    qpdf_error error = reader->qpdf.get_error(reader->data);
    if (!error)
        return READER_BROKEN;
    const char *detail = reader->qpdf.get_error_message_detail(reader->data, error);
    *words = text_copy(arena, text_of(detail ? detail : ""));
    bool is_locked = reader->qpdf.get_error_code(reader->data, error) == qpdf_e_password;
    return is_locked ? READER_LOCKED : READER_BROKEN;
}

Reader *reader_open(Arena *arena, const Source *source, ReaderFailure *failure, Text *words)
{
    Reader *reader = ARENA_NEW(arena, Reader);
    *words = (Text){"", 0};
    *failure = READER_NO_LIBRARY;
    if (!load(&reader->qpdf, words, arena))
        return NULL;
    reader->data = reader->qpdf.init();
    reader->qpdf.silence_errors(reader->data);
    reader->qpdf.set_suppress_warnings(reader->data, QPDF_TRUE);
    QPDF_ERROR_CODE result =
        reader->qpdf.read_memory(reader->data, "", source->bytes.at, source->bytes.bytes, NULL);
    *failure = READER_FINE;
    if ((result & (QPDF_ERRORS)) == 0)
        return reader;
    *failure = failure_of(reader, arena, words);
    reader_close(reader);
    return NULL;
}

void reader_close(Reader *reader)
{
    reader->qpdf.cleanup(&reader->data);
}

/* ---- objects ---- */

/* Forgets an error that the last call met, and tells whether there was one. */
static bool failed(Reader *reader)
{
    if (!reader->qpdf.has_error(reader->data))
        return false;
    reader->qpdf.get_error(reader->data);
    return true;
}

static Text unparse(Reader *reader, qpdf_oh object)
{
    static const Text nothing = TEXT("null");
    const char *text = reader->qpdf.oh_unparse_resolved(reader->data, object);
    if (failed(reader) || !text)
        return nothing;
    return (Text){text, reader->qpdf.get_last_string_length(reader->data)};
}

Text reader_trailer(Reader *reader)
{
    qpdf_oh trailer = reader->qpdf.get_trailer(reader->data);
    Text text = unparse(reader, trailer);
    reader->qpdf.oh_release(reader->data, trailer);
    return text;
}

Text reader_object(Reader *reader, uint32_t number, uint32_t generation, bool *is_stream)
{
    qpdf_oh object = reader->qpdf.get_object_by_id(reader->data, (int)number, (int)generation);
    *is_stream = reader->qpdf.oh_is_stream(reader->data, object) == QPDF_TRUE;
    failed(reader);
    if (*is_stream) {
        qpdf_oh dict = reader->qpdf.oh_get_dict(reader->data, object);
        reader->qpdf.oh_release(reader->data, object);
        object = dict;
    }
    Text text = unparse(reader, object);
    reader->qpdf.oh_release(reader->data, object);
    return text;
}

bool reader_stream(Reader *reader, uint32_t number, uint32_t generation, bool is_filtered,
                   Buffer *out)
{
    unsigned char *bytes = NULL;
    size_t count = 0;
    QPDF_BOOL was_filtered = QPDF_FALSE;
    buffer_clear(out);
    qpdf_oh stream = reader->qpdf.get_object_by_id(reader->data, (int)number, (int)generation);
    QPDF_ERROR_CODE result = reader->qpdf.oh_get_stream_data(
        reader->data, stream, is_filtered ? qpdf_dl_specialized : qpdf_dl_none, &was_filtered,
        &bytes, &count);
    bool is_read =
        (result & (QPDF_ERRORS)) == 0 && (bytes || count == 0) && (was_filtered || !is_filtered);
    failed(reader);
    reader->qpdf.oh_release(reader->data, stream);
    if (is_read && count)
        buffer_bytes(out, bytes, count);
    free(bytes);
    return is_read;
}

bool reader_next_damage(Reader *reader, Text *words, uint64_t *offset)
{
    if (!reader->qpdf.more_warnings(reader->data))
        return false;
    qpdf_error warning = reader->qpdf.next_warning(reader->data);
    const char *detail = reader->qpdf.get_error_message_detail(reader->data, warning);
    *words = text_of(detail ? detail : "");
    *offset = reader->qpdf.get_error_file_position(reader->data, warning);
    return true;
}
