#include "tests/fonts/fonts_support.h"

#include <dirent.h>
#include <hb-subset.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fonts/face_handles.h"

Bench bench_open(void)
{
    Bench bench = {.arena = arena_new(0), .folder = "/tmp/plenary-fonts-XXXXXX"};
    bench.diagnostics = diagnostics_new(bench.arena);
    ck_assert_ptr_nonnull(mkdtemp(bench.folder));
    return bench;
}

void bench_close(Bench *bench)
{
    DIR *folder = opendir(bench->folder);
    ck_assert_ptr_nonnull(folder);
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            remove(bench_path(bench, entry->d_name));
    closedir(folder);
    rmdir(bench->folder);
    arena_free(bench->arena);
}

const char *bench_path(Bench *bench, const char *name)
{
    Buffer path = {0};
    buffer_format(&path, "%s/%s", bench->folder, name);
    const char *copy = text_to_string(bench->arena, buffer_text(&path));
    buffer_free(&path);
    return copy;
}

bool is_installed(const char *path)
{
    return access(path, R_OK) == 0;
}

Face *open_good_face(Bench *bench, const char *path, uint32_t index)
{
    Face *face = face_open(bench->arena, text_of(path), index, bench->diagnostics);
    ck_no_findings(bench->diagnostics);
    ck_assert_ptr_nonnull(face);
    return face;
}

Buffer load_bytes(const char *path)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    Buffer bytes = {0};
    enum {
        PIECE = 1 << 16
    };
    for (size_t count; (count = fread(buffer_room(&bytes, PIECE), 1, PIECE, file)) > 0;)
        bytes.bytes += count;
    fclose(file);
    return bytes;
}

void save_bytes(const char *path, Text bytes)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.at, 1, bytes.bytes, file), bytes.bytes);
    ck_assert_int_eq(fclose(file), 0);
}

void change_table(Buffer *font, const char *tag, size_t offset, unsigned number)
{
    hb_blob_t *whole =
        hb_blob_create(font->at, (unsigned)font->bytes, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(whole, 0);
    hb_blob_t *table = hb_face_reference_table(face, hb_tag_from_string(tag, -1));
    unsigned bytes;
    const char *at = hb_blob_get_data(table, &bytes);
    ck_assert_uint_le(offset + 2, bytes);
    size_t place = (size_t)(at - font->at) + offset;
    font->at[place] = (char)(number >> 8);
    font->at[place + 1] = (char)number;
    hb_blob_destroy(table);
    hb_face_destroy(face);
    hb_blob_destroy(whole);
}

const char *changed_square(Bench *bench, const char *tag, size_t offset, unsigned number)
{
    const char *path = bench_path(bench, "changed.ttf");
    Buffer font = load_bytes(SQUARE_FONT);
    change_table(&font, tag, offset, number);
    save_bytes(path, buffer_text(&font));
    buffer_free(&font);
    return path;
}

const char *cut_out_noto(Bench *bench, Text text)
{
    const char *path = bench_path(bench, "cut-out.otf");
    Face *face = open_good_face(bench, NOTO_SERIF_CJK, NOTO_SERIF_CJK_SC);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    for (size_t position = 0; position < text.bytes;)
        hb_set_add(hb_subset_input_unicode_set(input), text_next(text, &position));
    hb_face_t *result = hb_subset_or_fail(face->handles->face, input);
    ck_assert_ptr_nonnull(result);
    hb_blob_t *blob = hb_face_reference_blob(result);
    unsigned bytes;
    const char *at = hb_blob_get_data(blob, &bytes);
    save_bytes(path, (Text){at, bytes});
    hb_blob_destroy(blob);
    hb_face_destroy(result);
    hb_subset_input_destroy(input);
    face_close(face);
    return path;
}

uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX */
    return (uint32_t)(*state >> 33);
}
