#define _GNU_SOURCE /* O_TMPFILE, and the strerror_r that returns the text */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- reading ---- */

static Status report(Diagnostics *diagnostics, DiagnosticKind kind, const char *name, int error)
{
    char reason[128] = "";
    Text why = error ? text_of(strerror_r(error, reason, sizeof reason)) : (Text){0};
    return diagnostics_add(diagnostics, kind, SPAN_NONE, text_of(name), why);
}

/* Reads to the end of the file, or until there is more than SOURCE_LARGEST; the size that stat told
 * is only a first guess. Returns 0 or errno. */
static int read_all(Arena *arena, int file, size_t guess, Text *bytes)
{
    size_t capacity = guess + 1;
    char *at = arena_alloc(arena, capacity);
    size_t count = 0;
    while (count <= SOURCE_LARGEST) {
        if (count == capacity) {
            at = arena_grow(arena, at, capacity, capacity * 2);
            capacity *= 2;
        }
        ssize_t n = read(file, at + count, capacity - count);
        if (n < 0 && errno != EINTR)
            return errno;
        if (n == 0)
            break;
        if (n > 0)
            count += (size_t)n;
    }
    *bytes = (Text){at, count};
    return 0;
}

static Status load_open_file(Arena *arena, int file, const char *name, Diagnostics *diagnostics,
                             Text *bytes)
{
    struct stat facts;
    if (fstat(file, &facts) != 0)
        return report(diagnostics, FILE_NOT_READABLE, name, errno);
    if (S_ISDIR(facts.st_mode))
        return report(diagnostics, FILE_IS_DIRECTORY, name, 0);
    if (facts.st_size > SOURCE_LARGEST)
        return report(diagnostics, FILE_TOO_LARGE, name, 0);
    size_t guess = S_ISREG(facts.st_mode) && facts.st_size > 0 ? (size_t)facts.st_size : 64 * 1024;
    int error = read_all(arena, file, guess, bytes);
    if (error)
        return report(diagnostics, FILE_NOT_READABLE, name, error);
    if (bytes->bytes > SOURCE_LARGEST)
        return report(diagnostics, FILE_TOO_LARGE, name, 0);
    return STATUS_OK;
}

void file_access_note(FileAccess *files, Text name)
{
    for (size_t i = 0; i < files->count; i++)
        if (text_equal(files->names[i], name))
            return;
    files->names = arena_reserve(files->arena, files->names, files->count, &files->capacity,
                                 sizeof *files->names);
    files->names[files->count++] = text_copy(files->arena, name);
}

/* Loads from the system. */
static Status load(Arena *arena, const char *path, Diagnostics *diagnostics, Text *bytes)
{
    bool is_standard_input = strcmp(path, "-") == 0;
    const char *name = is_standard_input ? "standard input" : path;
    int file = is_standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return report(diagnostics, errno == ENOENT ? FILE_NOT_FOUND : FILE_NOT_READABLE, name,
                      errno);
    Status status = load_open_file(arena, file, name, diagnostics, bytes);
    if (!is_standard_input)
        close(file);
    return status;
}

/* Asks whoever wants to be asked, then the system. */
static Status load_by(FileAccess *files, Arena *arena, const char *path, Diagnostics *diagnostics,
                      Text *bytes)
{
    FileAnswer answer = FILE_IS_THE_SYSTEM;
    if (files && files->ask)
        answer = files->ask(files->context, path, bytes);
    if (answer == FILE_IS_ABSENT)
        return report(diagnostics, FILE_NOT_FOUND, path, 0);
    if (answer == FILE_IS_THE_SYSTEM)
        return load(arena, path, diagnostics, bytes);
    if (bytes->bytes > SOURCE_LARGEST)
        return report(diagnostics, FILE_TOO_LARGE, path, 0);
    *bytes = text_copy(arena, *bytes);
    return STATUS_OK;
}

static const Source *keep(Arena *arena, const char *path, Text bytes,
                          const Diagnostics *diagnostics)
{
    if (diagnostics->files)
        file_access_note(diagnostics->files, text_of(path));
    Source *loaded = ARENA_NEW(arena, Source);
    loaded->name = text_copy(arena, text_of(path));
    loaded->bytes = bytes;
    return loaded;
}

Status file_load(Arena *arena, const char *path, Diagnostics *diagnostics, const Source **source)
{
    Text bytes = {0};
    Status status = load_by(diagnostics->files, arena, path, diagnostics, &bytes);
    if (status == STATUS_OK)
        *source = keep(arena, path, bytes, diagnostics);
    return status;
}

Status file_load_own(Arena *arena, const char *path, Diagnostics *diagnostics,
                     const Source **source)
{
    Text bytes = {0};
    Status status = load(arena, path, diagnostics, &bytes);
    if (status == STATUS_OK)
        *source = keep(arena, path, bytes, diagnostics);
    return status;
}

Status file_load_named(Arena *arena, const char *beside, Text name, Diagnostics *diagnostics,
                       const Source **source)
{
    const FileAccess *files = diagnostics->files;
    Status status = file_load(arena, beside, diagnostics, source);
    Diagnostics *quiet = diagnostics_new(arena);
    quiet->files = diagnostics->files;
    for (size_t i = 0; files && i < files->folder_count && status == STATUS_FILE; i++) {
        Buffer path = {0};
        buffer_format(&path, "%s/", files->folders[i]);
        buffer_put(&path, name);
        if (file_load(arena, text_to_string(arena, buffer_text(&path)), quiet, source) == STATUS_OK)
            status = STATUS_OK;
        buffer_free(&path);
    }
    return status;
}

/* ---- writing ---- */

enum {
    PATH_LONGEST = 4096,
    PENDING = 256 * 1024,
    NAME_TRIES = 100,
    MOST_LINKS = 40 /* the kernel's own limit */
};

struct FileWriter {
    int file; /* -1 if there is a sink */
    FileSink *sink;
    void *sink_context;
    int error;               /* errno of the first failure, or 0 */
    bool is_direct;          /* written in place: a pipe, a device, standard output */
    bool has_temporary;      /* temporary names the file until it is committed */
    char name[PATH_LONGEST]; /* for messages */
    char path[PATH_LONGEST]; /* behind all symbolic links */
    char temporary[PATH_LONGEST];
    uint64_t size;
    size_t pending_bytes;
    char pending[PENDING];
};

static void directory_of(const char *path, char directory[PATH_LONGEST])
{
    const char *slash = strrchr(path, '/');
    size_t bytes = slash ? (size_t)(slash - path) : 0;
    if (!slash)
        strcpy(directory, ".");
    else if (bytes == 0)
        strcpy(directory, "/");
    else
        snprintf(directory, PATH_LONGEST, "%.*s", (int)bytes, path);
}

/* A hidden name in the target's directory: process and try make it unique. */
static bool temporary_name(FileWriter *writer, unsigned try)
{
    char directory[PATH_LONGEST];
    directory_of(writer->path, directory);
    int bytes = snprintf(writer->temporary, PATH_LONGEST, "%s/.plenary-%ld-%u.tmp", directory,
                         (long)getpid(), try);
    return bytes > 0 && bytes < PATH_LONGEST;
}

static int open_named_temporary(FileWriter *writer)
{
    for (unsigned try = 0; try < NAME_TRIES; try++) {
        if (!temporary_name(writer, try)) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int file = open(writer->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0) {
            writer->has_temporary = true;
            return file;
        }
        if (errno != EEXIST)
            return -1;
    }
    return -1;
}

/* A file without a name, so that not even SIGKILL leaves a trace; where the system has no such
 * thing, or no /proc by which it could be named later, a hidden name. */
static int open_temporary(FileWriter *writer)
{
    char directory[PATH_LONGEST];
    directory_of(writer->path, directory);
    int file = -1;
    if (access("/proc/self/fd", X_OK) == 0)
        file = open(directory, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    return file >= 0 ? file : open_named_temporary(writer);
}

/* Puts in the place of a symbolic link what it points at, which need not be there yet: the link
 * stays and what it names is replaced. */
static bool follow_links(char path[PATH_LONGEST])
{
    for (unsigned links = 0; links < MOST_LINKS; links++) {
        char target[PATH_LONGEST];
        ssize_t bytes = readlink(path, target, sizeof target);
        if (bytes < 0)
            return true; /* no link; what else is wrong shows when it is opened */
        char directory[PATH_LONGEST];
        directory_of(path, directory);
        bool is_absolute = target[0] == '/';
        int written = snprintf(path, PATH_LONGEST, "%s%s%.*s", is_absolute ? "" : directory,
                               is_absolute ? "" : "/", (int)bytes, target);
        if (written < 0 || written >= PATH_LONGEST) {
            errno = ENAMETOOLONG;
            return false;
        }
    }
    errno = ELOOP;
    return false;
}

static bool is_same_file(const char *path, const struct stat *facts)
{
    struct stat others;
    return stat(path, &others) == 0 && others.st_dev == facts->st_dev &&
           others.st_ino == facts->st_ino;
}

/* What stands at a path is kept until the new file is complete, and hands on its permissions. */
static int open_replacement(FileWriter *writer, const struct stat *old)
{
    if (faccessat(AT_FDCWD, writer->path, W_OK, AT_EACCESS) != 0)
        return -1;
    int file = open_temporary(writer);
    if (file >= 0)
        fchmod(file, old->st_mode & 0777);
    return file;
}

static int open_target(FileWriter *writer, const char *path)
{
    if (strcmp(path, "-") == 0) {
        writer->is_direct = true;
        return dup(STDOUT_FILENO);
    }
    struct stat facts;
    bool is_there = stat(path, &facts) == 0;
    if (is_there && S_ISDIR(facts.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (!follow_links(writer->path))
        return -1;
    if (!is_there)
        return open_temporary(writer);
    /* A link below /proc may lead to a file that has no path of its own (any more). */
    if (!S_ISREG(facts.st_mode) || !is_same_file(writer->path, &facts)) {
        writer->is_direct = true;
        return open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
    }
    return open_replacement(writer, &facts);
}

static FileWriter *writer_new(const char *name)
{
    FileWriter *writer = malloc(sizeof *writer);
    if (!writer)
        memory_exhausted();
    writer->file = -1;
    writer->sink = NULL;
    writer->error = 0;
    writer->is_direct = false;
    writer->has_temporary = false;
    writer->size = 0;
    writer->pending_bytes = 0;
    snprintf(writer->name, sizeof writer->name, "%s", name);
    return writer;
}

FileWriter *file_to_sink(FileSink *write, void *context, const char *name)
{
    FileWriter *writer = writer_new(name);
    writer->sink = write;
    writer->sink_context = context;
    writer->is_direct = true;
    return writer;
}

FileWriter *file_create(const char *path, Diagnostics *diagnostics)
{
    size_t bytes = strlen(path);
    if (bytes == 0 || bytes >= PATH_LONGEST) {
        report(diagnostics, FILE_NOT_WRITABLE, path, bytes ? ENAMETOOLONG : ENOENT);
        return NULL;
    }
    FileWriter *writer = writer_new(strcmp(path, "-") == 0 ? "standard output" : path);
    memcpy(writer->path, path, bytes + 1);
    writer->file = open_target(writer, path);
    if (writer->file < 0) {
        report(diagnostics, FILE_NOT_WRITABLE, writer->name, errno);
        free(writer);
        return NULL;
    }
    return writer;
}

static void write_through(FileWriter *writer, const char *bytes, size_t count)
{
    if (writer->sink && count > 0 && writer->error == 0)
        writer->error = writer->sink(writer->sink_context, bytes, count);
    if (writer->sink)
        return;
    while (count > 0 && writer->error == 0) {
        ssize_t n = write(writer->file, bytes, count);
        if (n < 0 && errno != EINTR)
            writer->error = errno;
        if (n > 0) {
            bytes += n;
            count -= (size_t)n;
        }
    }
}

static void flush(FileWriter *writer)
{
    write_through(writer, writer->pending, writer->pending_bytes);
    writer->pending_bytes = 0;
}

void file_write(FileWriter *writer, const void *bytes, size_t count)
{
    if (count == 0)
        return;
    writer->size += count;
    if (count > PENDING - writer->pending_bytes)
        flush(writer);
    if (count > PENDING) {
        write_through(writer, bytes, count);
        return;
    }
    memcpy(writer->pending + writer->pending_bytes, bytes, count);
    writer->pending_bytes += count;
}

uint64_t file_size(const FileWriter *writer)
{
    return writer->size;
}

/* Gives the nameless file its name. link cannot replace an existing file, rename can. */
static int name_file(FileWriter *writer)
{
    if (writer->has_temporary)
        return rename(writer->temporary, writer->path);
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", writer->file);
    if (linkat(AT_FDCWD, self, AT_FDCWD, writer->path, AT_SYMLINK_FOLLOW) == 0)
        return 0;
    if (errno != EEXIST)
        return -1;
    for (unsigned try = 0; try < NAME_TRIES; try++) {
        if (!temporary_name(writer, try)) {
            errno = ENAMETOOLONG;
            return -1;
        }
        if (linkat(AT_FDCWD, self, AT_FDCWD, writer->temporary, AT_SYMLINK_FOLLOW) == 0) {
            writer->has_temporary = true;
            return rename(writer->temporary, writer->path);
        }
        if (errno != EEXIST)
            return -1;
    }
    return -1;
}

Status file_commit(FileWriter *writer, Diagnostics *diagnostics)
{
    flush(writer);
    if (writer->error == 0 && !writer->is_direct) {
        if (fsync(writer->file) != 0 || name_file(writer) != 0)
            writer->error = errno;
        else
            writer->has_temporary = false;
    }
    if (writer->file >= 0 && close(writer->file) != 0 && writer->error == 0)
        writer->error = errno;
    Status status = STATUS_OK;
    if (writer->error)
        status = report(diagnostics, FILE_WRITE_FAILED, writer->name, writer->error);
    if (writer->has_temporary)
        unlink(writer->temporary);
    free(writer);
    return status;
}

void file_abandon(FileWriter *writer)
{
    if (writer->file >= 0)
        close(writer->file);
    if (writer->has_temporary)
        unlink(writer->temporary);
    free(writer);
}
