#include "output/dict.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <stdlib.h>
#include <string.h>

/* libharu 2.3.0 as a writer of objects.
 *
 * Used: its dictionaries, arrays, names, numbers, binaries and proxies, the stream that calls back,
 * and HPDF_Obj_WriteValue. Not used, because of faults found by measuring: its document object,
 * pages, fonts, images, reals (floats), literal strings (cut at a NUL), names with spaces (not
 * escaped) or over 127 bytes (cut without a word), streams (deflate is slow and late, and their
 * bytes are copied in small blocks), and its cross-reference, which keeps every object in memory and
 * has offsets of 32 bits. What it has no sound form for is written into the dictionary by its
 * write_fn, as text in PDF's notation.
 *
 * This leans on the layout of libharu's structures. CMake looks for a 2.3 header, the assertions
 * below look at the layout, and libharu_open looks at the library that was linked. For a later libharu
 * (2.4 raises the limits and leaves the faults), this file is what must be looked at. */
_Static_assert(HPDF_MAJOR_VERSION == 2 && HPDF_MINOR_VERSION == 3, "written for libharu 2.3");
_Static_assert(sizeof(HPDF_Dict_Rec) == 96 || sizeof(void *) != 8, "HPDF_Dict_Rec is of 2.3.0");
_Static_assert(sizeof(HPDF_Obj_Header) == 8, "HPDF_Obj_Header is of 2.3.0");

struct Libharu {
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Stream stream;
    Buffer *out; /* where stream writes */
};

static void *allocate(HPDF_UINT bytes)
{
    void *memory = malloc(bytes);
    if (!memory)
        memory_exhausted();
    return memory;
}

static void release(void *memory)
{
    free(memory);
}

static HPDF_STATUS put_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
    Libharu *libharu = stream->attr;
    buffer_bytes(libharu->out, bytes, count);
    return HPDF_OK;
}

/* Errors are asked for, not told. */
static void stay_silent(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
    (void)code;
    (void)detail;
    (void)user;
}

/* Low-level calls of libharu return a code, set the record, or both. */
static void keep_error(HPDF_Error error, HPDF_STATUS code)
{
    if (code != HPDF_OK && error->error_no == HPDF_OK)
        error->error_no = code;
}

const char *dict_library_version(void)
{
    return HPDF_GetVersion();
}

Libharu *libharu_open(Arena *arena, Diagnostics *diagnostics)
{
    if (strncmp(HPDF_GetVersion(), "2.3.", 4) != 0) {
        diagnostics_add(diagnostics, PDF_WRONG_LIBRARY, SPAN_NONE, text_of(HPDF_GetVersion()),
                        text_of(HPDF_VERSION_TEXT));
        return NULL;
    }
    Libharu *libharu = ARENA_NEW(arena, Libharu);
    HPDF_Error_Init(&libharu->error, NULL);
    libharu->error.error_fn = stay_silent;
    libharu->memory = HPDF_MMgr_New(&libharu->error, 0, allocate, release);
    libharu->stream = HPDF_CallbackWriter_New(libharu->memory, put_out, libharu);
    return libharu;
}

void libharu_close(Libharu *libharu)
{
    if (!libharu)
        return;
    HPDF_Stream_Free(libharu->stream);
    HPDF_MMgr_Free(libharu->memory);
}

unsigned long libharu_error(const Libharu *libharu)
{
    return libharu->error.error_no;
}

/* ---- dictionaries: Dict is HPDF_Dict_Rec ---- */

static HPDF_Dict haru_dict(Dict *dict)
{
    return (HPDF_Dict)dict;
}

/* Entries in PDF's notation wait in a buffer behind the dictionary's free pointer. */
static HPDF_STATUS print_prepared(HPDF_Dict dict, HPDF_Stream stream)
{
    const Buffer *prepared = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)prepared->at, (HPDF_UINT)prepared->bytes);
}

static void free_prepared(HPDF_Dict dict)
{
    buffer_free(dict->attr);
    free(dict->attr);
}

static Buffer *prepared_part(Dict *dict)
{
    HPDF_Dict haru = haru_dict(dict);
    if (!haru->attr) {
        haru->attr = calloc(1, sizeof(Buffer));
        if (!haru->attr)
            memory_exhausted();
        haru->write_fn = print_prepared;
        haru->free_fn = free_prepared;
    }
    return haru->attr;
}

static Dict *new_dict(HPDF_MMgr memory)
{
    HPDF_Dict dict = HPDF_Dict_New(memory);
    if (!dict)
        memory_exhausted(); /* its only reason to fail */
    return (Dict *)dict;
}

Dict *dict_new(Libharu *libharu)
{
    return new_dict(libharu->memory);
}

static void add(Dict *dict, const char *key, void *object)
{
    HPDF_Dict haru = haru_dict(dict);
    keep_error(haru->error, object ? HPDF_Dict_Add(haru, key, object) : HPDF_INVALID_OBJECT);
}

void dict_integer(Dict *dict, const char *key, int32_t value)
{
    add(dict, key, HPDF_Number_New(haru_dict(dict)->mmgr, value));
}

void dict_boolean(Dict *dict, const char *key, bool value)
{
    add(dict, key, HPDF_Boolean_New(haru_dict(dict)->mmgr, value));
}

void dict_name(Dict *dict, const char *key, const char *name)
{
    add(dict, key, HPDF_Name_New(haru_dict(dict)->mmgr, name));
}

void dict_outside_name(Dict *dict, const char *key, Text name)
{
    Buffer value = {0};
    put_name(&value, text_slice(name, 0, HPDF_LIMIT_MAX_NAME_LEN));
    dict_prepared(dict, key, buffer_text(&value));
    buffer_free(&value);
}

/* libharu refers to living objects. A proxy that is its own target needs none. */
static void *reference_new(HPDF_MMgr memory, ObjectNumber number)
{
    HPDF_Proxy proxy = HPDF_Proxy_New(memory, NULL);
    if (proxy) {
        proxy->header.obj_id = number;
        proxy->obj = proxy;
    }
    return proxy;
}

void dict_reference(Dict *dict, const char *key, ObjectNumber number)
{
    add(dict, key, reference_new(haru_dict(dict)->mmgr, number));
}

void dict_text(Dict *dict, const char *key, Text text)
{
    Buffer value = {0};
    put_text_string(&value, text);
    dict_prepared(dict, key, buffer_text(&value));
    buffer_free(&value);
}

void dict_prepared(Dict *dict, const char *key, Text value)
{
    Buffer *prepared = prepared_part(dict);
    buffer_byte(prepared, '/');
    buffer_string(prepared, key);
    buffer_byte(prepared, ' ');
    buffer_put(prepared, value);
    buffer_byte(prepared, '\n');
}

void dict_append(Dict *dict, Text entries)
{
    buffer_put(prepared_part(dict), entries);
}

Dict *dict_dict(Dict *dict, const char *key)
{
    Dict *inner = new_dict(haru_dict(dict)->mmgr);
    add(dict, key, inner);
    return inner;
}

Array *dict_array(Dict *dict, const char *key)
{
    HPDF_Array array = HPDF_Array_New(haru_dict(dict)->mmgr);
    if (!array)
        memory_exhausted();
    add(dict, key, array);
    return (Array *)array;
}

/* ---- arrays: Array is HPDF_Array_Rec ---- */

static void append(Array *array, void *object)
{
    HPDF_Array haru = (HPDF_Array)array;
    keep_error(haru->error, object ? HPDF_Array_Add(haru, object) : HPDF_INVALID_OBJECT);
}

void array_reference(Array *array, ObjectNumber number)
{
    append(array, reference_new(((HPDF_Array)array)->mmgr, number));
}

void array_bytes(Array *array, Text bytes)
{
    append(array, HPDF_Binary_New(((HPDF_Array)array)->mmgr, (HPDF_BYTE *)bytes.at,
                                  (HPDF_UINT)bytes.bytes));
}

/* ---- printing ---- */

void dict_print(Libharu *libharu, Dict *dict, Buffer *out)
{
    buffer_clear(out);
    libharu->out = out;
    libharu->stream->size = 0; /* it counts in 32 bits what it ever took */
    keep_error(&libharu->error, HPDF_Obj_WriteValue(dict, libharu->stream, NULL));
    HPDF_Obj_ForceFree(libharu->memory, dict);
}
