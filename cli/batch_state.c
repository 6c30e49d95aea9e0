#include "cli/batch_state.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash_table.h"
#include "base/json.h"
#include "cli/complaint.h"
#include "cli/destination.h"

/* A document that was made, as its line tells. */
typedef struct Made {
    Text output;
    const JsonValue *line;
} Made;

/* A file and the hash of its bytes now. */
typedef struct KnownFile {
    Text path;
    bool is_there;
    Hash128 hash;
} KnownFile;

struct BatchState {
    Arena *arena;
    Hash128 asked_of_all;
    int file; /* to append to */
    const char *path;
    HashTable made; /* by the hash of their names, as the next */
    HashTable files;
};

/* ---- tables ---- */

/* Every entry begins with its name. */
static Text name_of(const void *entry)
{
    return *(const Text *)entry;
}

static HashSlot *find_slot(const HashTable *table, Text name)
{
    HashSlot *slot = hash_table_find(table, hash_bytes(name, 0));
    while (slot && !text_equal(name_of(slot->item), name))
        slot = hash_table_next(table, slot);
    return slot;
}

static void *table_find(const HashTable *table, Text name)
{
    const HashSlot *slot = find_slot(table, name);
    return slot ? slot->item : NULL;
}

/* Puts an entry in the place of one with the same name. */
static void table_put(HashTable *table, void *entry)
{
    HashSlot *slot = find_slot(table, name_of(entry));
    if (slot)
        slot->item = entry;
    else
        hash_table_add(table, hash_bytes(name_of(entry), 0), entry);
}

/* ---- hashes ---- */

static void put_hash(Buffer *out, Hash128 hash)
{
    buffer_byte(out, '"');
    for (size_t i = 0; i < sizeof hash.bytes; i++)
        buffer_hex(out, hash.bytes[i], 2);
    buffer_byte(out, '"');
}

static bool is_hash(const JsonValue *value, Hash128 hash)
{
    Buffer digits = {0};
    put_hash(&digits, hash);
    Text quoted = buffer_text(&digits);
    bool is_it = value && value->kind == JSON_STRING &&
                 text_equal(value->text, text_slice(quoted, 1, quoted.bytes - 1));
    buffer_free(&digits);
    return is_it;
}

/* The hash of a file's bytes, false if it cannot be read. */
static bool hash_file(const char *path, Hash128 *hash)
{
    char *bytes = malloc(1 << 16);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = bytes && file >= 0 ? 1 : -1;
    Hasher *hasher = hasher_open();
    while (count > 0) {
        count = read(file, bytes, 1 << 16);
        if (count > 0)
            hasher_add(hasher, (Text){bytes, (size_t)count});
        else if (count < 0 && errno == EINTR)
            count = 1;
    }
    *hash = hasher_close(hasher);
    if (file >= 0)
        close(file);
    free(bytes);
    return count == 0;
}

/* Parts are parted, so that no two lists of them look the same. */
static void add_part(Hasher *hasher, const char *part)
{
    hasher_add(hasher, (Text){part, part ? strlen(part) + 1 : 0});
    hasher_add(hasher, (Text){"\1", 1});
}

static void add_values(Hasher *hasher, const char *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_part(hasher, items[i]);
    hasher_add(hasher, (Text){"\2", 1});
}

/* The program is its own version: whatever is built into it, house styles too, counts. Where it
 * cannot be read the version counts. */
static void add_program(Hasher *hasher)
{
    Hash128 hash;
    if (hash_file("/proc/self/exe", &hash))
        hasher_add(hasher, (Text){(const char *)hash.bytes, sizeof hash.bytes});
    plenary_run *run = plenary_run_new();
    add_part(hasher, plenary_versions(run));
    plenary_run_free(run);
}

Hash128 batch_state_asked_of_all(const Options *options)
{
    Hasher *hasher = hasher_open();
    add_program(hasher);
    options_hash(options, hasher);
    return hasher_close(hasher);
}

static Hash128 asked_of(Hash128 asked_of_all, const BatchJob *job)
{
    Hasher *hasher = hasher_open();
    hasher_add(hasher, (Text){(const char *)asked_of_all.bytes, sizeof asked_of_all.bytes});
    add_values(hasher, job->inputs.items, job->inputs.count);
    add_values(hasher, job->styles.items, job->styles.count);
    add_values(hasher, job->fields.items, job->fields.count);
    add_part(hasher, job->house);
    return hasher_close(hasher);
}

/* ---- lines ---- */

void batch_state_describe(Hash128 asked_of_all, const BatchJob *job, plenary_document *document,
                          Buffer *line)
{
    Hash128 made;
    if (!hash_file(job->output, &made))
        return;
    buffer_byte(line, '{');
    json_put_name(line, "output");
    json_put(line, text_of(job->output));
    json_put_name(line, "asked");
    put_hash(line, asked_of(asked_of_all, job));
    json_put_name(line, "made");
    put_hash(line, made);
    json_put_name(line, "files");
    buffer_byte(line, '{');
    const char *file;
    for (size_t i = 0; (file = plenary_document_file(document, i)) != NULL; i++) {
        Hash128 hash;
        if (!hash_file(file, &hash))
            continue;
        json_put_name(line, file);
        put_hash(line, hash);
    }
    buffer_string(line, "}}\n");
}

bool batch_state_append(BatchState *state, Text line)
{
    return line.bytes == 0 || write(state->file, line.at, line.bytes) == (ssize_t)line.bytes;
}

/* ---- reading ---- */

static void read_lines(BatchState *state, Text bytes)
{
    for (size_t at = 0; at < bytes.bytes;) {
        Text rest = text_slice(bytes, at, bytes.bytes);
        Text text = text_slice(rest, 0, text_find(rest, '\n'));
        at += text.bytes + 1;
        JsonFault fault;
        const JsonValue *line = json_read(state->arena, text, &fault);
        const JsonValue *output = json_member(line, "output");
        if (!output || output->kind != JSON_STRING)
            continue;
        Made *made = ARENA_NEW(state->arena, Made);
        *made = (Made){output->text, line};
        table_put(&state->made, made);
    }
}

static void read_file(BatchState *state, const char *path)
{
    Diagnostics *diagnostics = diagnostics_new(state->arena);
    const Source *source;
    if (file_load(state->arena, path, diagnostics, &source) == STATUS_OK)
        read_lines(state, source->bytes);
}

static const char state_name[] = ".plenary-batch";

/* Those of all shards. */
static void read_folder(BatchState *state, const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder)) != NULL) {
        if (fnmatch(".plenary-batch*.jsonl", entry->d_name, 0) != 0)
            continue;
        Buffer file = {0};
        buffer_format(&file, "%s/%s", path, entry->d_name);
        read_file(state, text_to_string(state->arena, buffer_text(&file)));
        buffer_free(&file);
    }
    if (folder)
        closedir(folder);
}

/* In the output folder where there is one, else here. */
static const char *state_folder(const Options *options)
{
    return options->output ? options->output : ".";
}

static const char *state_path(Arena *arena, const Options *options)
{
    Buffer path = {0};
    buffer_format(&path, "%s/%s", state_folder(options), state_name);
    if (options->shard.of)
        buffer_format(&path, "-%u-of-%u", options->shard.number, options->shard.of);
    buffer_string(&path, ".jsonl");
    const char *copy = text_to_string(arena, buffer_text(&path));
    buffer_free(&path);
    return copy;
}

/* A line that a killed batch tore ends here, so that the next one begins a line. */
static void end_torn_line(const BatchState *state)
{
    char last = '\n';
    off_t end = lseek(state->file, 0, SEEK_END);
    if (end > 0 && pread(state->file, &last, 1, end - 1) == 1 && last != '\n' &&
        write(state->file, "\n", 1) != 1)
        return; /* the next line will tell */
}

BatchState *batch_state_open(const Options *options)
{
    Arena *arena = arena_new(0);
    BatchState *state = ARENA_NEW(arena, BatchState);
    state->arena = arena;
    state->made = hash_table_of(arena);
    state->files = hash_table_of(arena);
    state->asked_of_all = batch_state_asked_of_all(options);
    if (options->state) {
        state->path = options->state;
        read_file(state, state->path);
    } else {
        state->path = state_path(arena, options);
        read_folder(state, state_folder(options));
    }
    folders_make(state->path);
    state->file = open(state->path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (state->file >= 0) {
        end_torn_line(state);
        return state;
    }
    complain(EXIT_FILE, NULL, "%s: cannot be written: %s", state->path, strerror(errno));
    arena_free(arena);
    return NULL;
}

void batch_state_close(BatchState *state)
{
    if (!state)
        return;
    close(state->file);
    arena_free(state->arena);
}

/* ---- what is current ---- */

static const KnownFile *know_file(BatchState *state, Text path)
{
    KnownFile *file = table_find(&state->files, path);
    if (file)
        return file;
    file = ARENA_NEW(state->arena, KnownFile);
    file->path = path;
    file->is_there = hash_file(text_to_string(state->arena, path), &file->hash);
    table_put(&state->files, file);
    return file;
}

bool batch_state_is_current(BatchState *state, const BatchJob *job)
{
    const Made *made = table_find(&state->made, text_of(job->output));
    Hash128 now;
    if (!made || !is_hash(json_member(made->line, "asked"), asked_of(state->asked_of_all, job)))
        return false;
    const JsonValue *files = json_member(made->line, "files");
    if (!files || files->kind != JSON_OBJECT)
        return false;
    for (const JsonValue *file = files->first; file; file = file->next) {
        const KnownFile *known = know_file(state, file->name);
        if (!known->is_there || !is_hash(file, known->hash))
            return false;
    }
    return hash_file(job->output, &now) && is_hash(json_member(made->line, "made"), now);
}
