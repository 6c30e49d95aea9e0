#include "output/objects.h"

#include "base/hash.h"
#include "output/compress.h"
#include "output/crossref.h"

enum {
    MEMBERS_MOST = 200,            /* of an object stream */
    MEMBERS_MOST_BYTES = 64 * 1024 /* a member may pass it */
};

/* What went wrong first. */
typedef enum Fault {
    FAULT_NONE,
    FAULT_TOO_MANY, /* objects */
    FAULT_NUMBER    /* an object was written twice, or under a number not reserved */
} Fault;

struct Objects {
    FileWriter *file;
    ObjectsOptions options;
    Libharu *libharu;
    Fault fault;
    ObjectNumber faulty; /* of FAULT_NUMBER */
    bool is_reported;
    CrossReference crossref;
    Buffer value;               /* the dictionary that is being written */
    ObjectNumber member_stream; /* the object stream under construction, or 0 */
    uint32_t member_count;
    Buffer member_index; /* its head: number and offset of each member */
    Buffer members;
    Compressor *compressor;
    Buffer deflated;
    Hasher *hasher;
};

static void put_in_file(Objects *objects, Text bytes)
{
    hasher_add(objects->hasher, bytes);
    file_write(objects->file, bytes.at, bytes.bytes);
}

Objects *objects_open(Arena *arena, FileWriter *file, const ObjectsOptions *options,
                      Diagnostics *diagnostics)
{
    Libharu *libharu = libharu_open(arena, diagnostics);
    if (!libharu)
        return NULL;
    Objects *objects = ARENA_NEW(arena, Objects);
    objects->file = file;
    objects->libharu = libharu;
    objects->options = *options;
    objects->crossref.arena = arena;
    objects->compressor = compressor_new(options->compression);
    objects->hasher = hasher_open();
    /* The second line says that the file is binary. */
    put_in_file(objects, (Text)TEXT("%PDF-"));
    put_in_file(objects, text_of(options->version));
    put_in_file(objects, (Text)TEXT("\n"));
    put_in_file(objects, text_of("%\xE2\xE3\xCF\xD3\n"));
    return objects;
}

void objects_close(Objects *objects)
{
    if (!objects)
        return;
    libharu_close(objects->libharu);
    compressor_free(objects->compressor);
    hasher_close(objects->hasher);
    buffer_free(&objects->value);
    buffer_free(&objects->member_index);
    buffer_free(&objects->members);
    buffer_free(&objects->deflated);
}

ObjectNumber objects_reserve(Objects *objects, uint32_t count)
{
    ObjectNumber first = crossref_reserve(&objects->crossref, count);
    if (first == 0 && objects->fault == FAULT_NONE)
        objects->fault = FAULT_TOO_MANY;
    return first;
}

Dict *objects_new_dict(Objects *objects)
{
    return dict_new(objects->libharu);
}

/* ---- writing ---- */

static void refuse_number(Objects *objects, ObjectNumber number)
{
    if (objects->fault == FAULT_NONE) {
        objects->fault = FAULT_NUMBER;
        objects->faulty = number;
    }
}

static void note_offset(Objects *objects, ObjectNumber number)
{
    if (!crossref_place_at(&objects->crossref, number, file_size(objects->file)))
        refuse_number(objects, number);
}

static void begin_object(Objects *objects, ObjectNumber number)
{
    Buffer head = {0};
    buffer_format(&head, "%u 0 obj\n", number);
    put_in_file(objects, buffer_text(&head));
    buffer_free(&head);
}

static void end_object(Objects *objects)
{
    put_in_file(objects, (Text)TEXT("\nendobj\n"));
}

/* bytes are as they shall stand in the file. */
static void put_stream(Objects *objects, ObjectNumber number, Dict *dict, Text bytes)
{
    Buffer length = {0};
    put_decimal(&length, (int64_t)bytes.bytes, 0);
    dict_prepared(dict, "Length", buffer_text(&length));
    buffer_free(&length);
    dict_print(objects->libharu, dict, &objects->value);
    begin_object(objects, number);
    put_in_file(objects, buffer_text(&objects->value));
    put_in_file(objects, (Text)TEXT("\nstream\n"));
    put_in_file(objects, bytes);
    put_in_file(objects, (Text)TEXT("\nendstream"));
    end_object(objects);
}

void objects_write_stream(Objects *objects, ObjectNumber number, Dict *dict, Text bytes,
                          StreamCoding coding)
{
    if (coding == STREAM_DEFLATE &&
        compress_bytes(objects->compressor, bytes, &objects->deflated)) {
        bytes = buffer_text(&objects->deflated);
        coding = STREAM_DEFLATED;
    }
    if (coding == STREAM_DEFLATED)
        dict_name(dict, "Filter", "FlateDecode");
    note_offset(objects, number);
    put_stream(objects, number, dict, bytes);
}

/* Writes the object stream under construction, if there is one. */
static void flush_members(Objects *objects)
{
    if (objects->member_stream == 0)
        return;
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "ObjStm");
    dict_integer(dict, "N", (int32_t)objects->member_count);
    dict_integer(dict, "First", (int32_t)objects->member_index.bytes);
    buffer_put(&objects->member_index, buffer_text(&objects->members));
    objects_write_stream(objects, objects->member_stream, dict, buffer_text(&objects->member_index),
                         STREAM_DEFLATE);
    buffer_clear(&objects->member_index);
    buffer_clear(&objects->members);
    objects->member_stream = 0;
    objects->member_count = 0;
}

/* Puts what is in value into the object stream under construction. */
static void add_member(Objects *objects, ObjectNumber number)
{
    if (objects->member_stream == 0)
        objects->member_stream = objects_reserve(objects, 1);
    if (!crossref_place_in(&objects->crossref, number, objects->member_stream,
                           objects->member_count))
        refuse_number(objects, number);
    put_decimal(&objects->member_index, number, 0);
    buffer_byte(&objects->member_index, ' ');
    put_decimal(&objects->member_index, (int64_t)objects->members.bytes, 0);
    buffer_byte(&objects->member_index, '\n');
    buffer_put(&objects->members, buffer_text(&objects->value));
    buffer_byte(&objects->members, '\n');
    objects->member_count++;
    if (objects->member_count == MEMBERS_MOST || objects->members.bytes > MEMBERS_MOST_BYTES)
        flush_members(objects);
}

void objects_write_dict(Objects *objects, ObjectNumber number, Dict *dict)
{
    dict_print(objects->libharu, dict, &objects->value);
    if (objects->options.packs_objects) {
        add_member(objects, number);
        return;
    }
    note_offset(objects, number);
    begin_object(objects, number);
    put_in_file(objects, buffer_text(&objects->value));
    end_object(objects);
}

/* ---- the end ---- */

static Status report(Objects *objects, DiagnosticKind kind, uint64_t detail,
                     Diagnostics *diagnostics)
{
    if (objects->is_reported)
        return diagnostic_row(kind)->status;
    objects->is_reported = true;
    Buffer number = {0};
    if (kind == PDF_LIBRARY_FAILED) {
        buffer_string(&number, "0x");
        buffer_hex(&number, detail, 4);
    } else {
        buffer_integer(&number, (int64_t)detail);
    }
    Status status = diagnostics_add(diagnostics, kind, SPAN_NONE, buffer_text(&number), (Text){0});
    buffer_free(&number);
    return status;
}

Status objects_check(Objects *objects, Diagnostics *diagnostics)
{
    if (objects->fault == FAULT_TOO_MANY)
        return report(objects, PDF_TOO_MANY_OBJECTS, CROSSREF_MOST_OBJECTS, diagnostics);
    if (objects->fault == FAULT_NUMBER)
        return report(objects, PDF_OBJECT_MISPLACED, objects->faulty, diagnostics);
    unsigned long error = libharu_error(objects->libharu);
    if (error)
        return report(objects, PDF_LIBRARY_FAILED, error, diagnostics);
    return STATUS_OK;
}

/* The entries that a trailer and a cross-reference stream have in common. */
static void fill_trailer(Objects *objects, Dict *trailer, ObjectNumber catalog,
                         ObjectNumber information)
{
    Hash128 hash = hasher_close(objects->hasher);
    objects->hasher = hasher_open(); /* what follows is not part of the ID */
    Text id = {(const char *)hash.bytes, sizeof hash.bytes};
    dict_integer(trailer, "Size", (int32_t)objects->crossref.count);
    dict_reference(trailer, "Root", catalog);
    dict_reference(trailer, "Info", information);
    Array *ids = dict_array(trailer, "ID");
    array_bytes(ids, id);
    array_bytes(ids, id);
}

static void put_start(Objects *objects, uint64_t offset)
{
    Buffer end = {0};
    buffer_string(&end, "startxref\n");
    buffer_integer(&end, (int64_t)offset);
    buffer_string(&end, "\n%%EOF\n");
    put_in_file(objects, buffer_text(&end));
    buffer_free(&end);
}

static void put_crossref_table(Objects *objects, ObjectNumber catalog, ObjectNumber information)
{
    uint64_t offset = file_size(objects->file);
    Dict *trailer = objects_new_dict(objects);
    fill_trailer(objects, trailer, catalog, information);
    dict_print(objects->libharu, trailer, &objects->value);
    Buffer table = {0};
    crossref_put_table(&objects->crossref, &table);
    buffer_string(&table, "trailer\n");
    put_in_file(objects, buffer_text(&table));
    put_in_file(objects, buffer_text(&objects->value));
    put_in_file(objects, (Text)TEXT("\n"));
    put_start(objects, offset);
    buffer_free(&table);
}

/* The rows of the cross-reference stream, deflated with a predictor where that helps, into
 * deflated; else plain. */
static Text make_rows(Objects *objects, Dict *dict, Buffer *rows)
{
    unsigned offset_bytes = crossref_put_rows(&objects->crossref, CROSSREF_ROWS_PREDICTED, rows);
    Buffer widths = {0};
    buffer_format(&widths, "[1 %u 2]", offset_bytes);
    dict_prepared(dict, "W", buffer_text(&widths));
    buffer_free(&widths);
    if (compress_bytes(objects->compressor, buffer_text(rows), &objects->deflated)) {
        dict_name(dict, "Filter", "FlateDecode");
        Dict *predictor = dict_dict(dict, "DecodeParms");
        dict_integer(predictor, "Predictor", 12);
        dict_integer(predictor, "Columns", (int32_t)offset_bytes + 3);
        return buffer_text(&objects->deflated);
    }
    buffer_clear(rows);
    crossref_put_rows(&objects->crossref, CROSSREF_ROWS_PLAIN, rows);
    return buffer_text(rows);
}

static void put_crossref_stream(Objects *objects, ObjectNumber catalog, ObjectNumber information)
{
    uint64_t offset = file_size(objects->file);
    ObjectNumber number = objects_reserve(objects, 1);
    note_offset(objects, number); /* it lists itself */
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "XRef");
    fill_trailer(objects, dict, catalog, information);
    Buffer rows = {0};
    put_stream(objects, number, dict, make_rows(objects, dict, &rows));
    put_start(objects, offset);
    buffer_free(&rows);
}

Status objects_finish(Objects *objects, ObjectNumber catalog, ObjectNumber information,
                      Diagnostics *diagnostics)
{
    flush_members(objects);
    ObjectNumber gap = crossref_find_gap(&objects->crossref);
    Status status = objects_check(objects, diagnostics);
    if (status != STATUS_OK)
        return status;
    if (gap != 0)
        return report(objects, PDF_OBJECT_MISPLACED, gap, diagnostics);
    if (objects->options.packs_objects)
        put_crossref_stream(objects, catalog, information);
    else if (crossref_fits_table(&objects->crossref))
        put_crossref_table(objects, catalog, information);
    else
        return report(objects, PDF_TOO_LARGE, file_size(objects->file), diagnostics);
    return objects_check(objects, diagnostics);
}
