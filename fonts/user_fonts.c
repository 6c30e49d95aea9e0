#define _GNU_SOURCE /* the strerror_r that returns the text */
#include "fonts/user_fonts.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fonts/instance.h"

/* ---- one file ---- */

static bool is_family_name(hb_ot_name_id_t id)
{
    return id == HB_OT_NAME_ID_FONT_FAMILY || id == HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY;
}

/* Fonts of many languages have their family name in each, and those of many weights have an old
 * name beside the typographic one; a request may use any. */
static void read_families(Arena *arena, hb_face_t *file, UserFace *face)
{
    unsigned count;
    const hb_ot_name_entry_t *entries = hb_ot_name_list_names(file, &count);
    const char **families = ARENA_ARRAY(arena, const char *, count);
    for (unsigned i = 0; i < count; i++) {
        if (!is_family_name(entries[i].name_id))
            continue;
        unsigned room =
            hb_ot_name_get_utf8(file, entries[i].name_id, entries[i].language, NULL, NULL) + 1;
        char *at = arena_alloc(arena, room);
        hb_ot_name_get_utf8(file, entries[i].name_id, entries[i].language, &room, at);
        families[face->family_count++] = at;
    }
    face->families = families;
}

/* Returns how many usable faces the file has; if none, *defect says why. */
static size_t add_file(UserFonts *fonts, Text path, Text *defect)
{
    hb_blob_t *blob = font_file_map(fonts->arena, path, defect);
    if (!blob)
        return 0;
    size_t before = fonts->count;
    unsigned count = hb_face_count(blob);
    for (unsigned i = 0; i < count && i < MOST_FACES; i++) {
        struct FaceHandles handles;
        if (!face_handles_open(&handles, blob, i, defect))
            continue;
        fonts->faces = arena_reserve(fonts->arena, fonts->faces, fonts->count, &fonts->capacity,
                                     sizeof *fonts->faces);
        UserFace *face = &fonts->faces[fonts->count++];
        *face = (UserFace){.path = path, .index = i, .range = instance_range(&handles)};
        read_families(fonts->arena, handles.face, face);
        face_handles_close(&handles);
    }
    hb_blob_destroy(blob);
    return fonts->count - before;
}

/* ---- a folder ---- */

static bool is_font_file(const char *name)
{
    static const char *const endings[] = {".ttf", ".otf", ".ttc", ".otc"};
    const char *ending = strrchr(name, '.');
    if (!ending || name[0] == '.')
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_is_ignoring_case(text_of(ending), endings[i]))
            return true;
    return false;
}

static int by_bytes(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

static Text path_of(Arena *arena, const char *folder, const char *name)
{
    size_t head = strlen(folder);
    size_t tail = strlen(name);
    char *at = arena_alloc(arena, head + 1 + tail);
    memcpy(at, folder, head);
    at[head] = '/';
    memcpy(at + head + 1, name, tail);
    return (Text){at, head + 1 + tail};
}

static Text *list_folder(Arena *arena, DIR *folder, const char *name, size_t *count)
{
    Text *paths = NULL;
    size_t capacity = 0;
    *count = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (!is_font_file(entry->d_name))
            continue;
        paths = arena_reserve(arena, paths, *count, &capacity, sizeof *paths);
        paths[(*count)++] = path_of(arena, name, entry->d_name);
    }
    if (*count)
        qsort(paths, *count, sizeof *paths, by_bytes);
    return paths;
}

static Status cannot_read(const char *path, Diagnostics *diagnostics)
{
    char reason[128] = "";
    Text why = text_of(strerror_r(errno, reason, sizeof reason));
    return diagnostics_add(diagnostics, FONT_PATH_NOT_READABLE, SPAN_NONE, text_of(path), why);
}

static Status add_folder(UserFonts *fonts, const char *path, Diagnostics *diagnostics)
{
    DIR *folder = opendir(path);
    if (!folder)
        return cannot_read(path, diagnostics);
    size_t count;
    const Text *paths = list_folder(fonts->arena, folder, path, &count);
    closedir(folder);
    if (count == 0)
        return diagnostics_add(diagnostics, FONT_FOLDER_EMPTY, SPAN_NONE, text_of(path), (Text){0});
    for (size_t i = 0; i < count; i++) {
        Text defect = {0};
        if (!add_file(fonts, paths[i], &defect))
            diagnostics_add(diagnostics, FONT_FILE_PASSED_OVER, SPAN_NONE, paths[i], defect);
    }
    return STATUS_OK;
}

/* ---- both ---- */

Status user_fonts_add(UserFonts *fonts, const char *path, Diagnostics *diagnostics)
{
    struct stat facts;
    if (stat(path, &facts) != 0)
        return cannot_read(path, diagnostics);
    if (S_ISDIR(facts.st_mode))
        return add_folder(fonts, path, diagnostics);
    Text file = text_copy(fonts->arena, text_of(path));
    Text defect = {0};
    if (!add_file(fonts, file, &defect))
        return diagnostics_add(diagnostics, FONT_BROKEN, SPAN_NONE, file, defect);
    return STATUS_OK;
}

static bool has_family(const UserFace *face, Text family)
{
    for (size_t i = 0; i < face->family_count; i++)
        if (text_is_ignoring_case(family, face->families[i]))
            return true;
    return false;
}

void user_fonts_collect(const UserFonts *fonts, Candidates *candidates, Text family)
{
    for (size_t i = 0; i < fonts->count; i++) {
        const UserFace *face = &fonts->faces[i];
        if (has_family(face, family))
            candidates_add(candidates, face->path, face->index,
                           style_within(&face->range, candidates->wanted));
    }
}
