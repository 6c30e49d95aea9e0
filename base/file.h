/* Reading whole files, and writing them so that a reader sees the old file or the whole new one,
 * never a part. */
#ifndef PLENARY_BASE_FILE_H
#define PLENARY_BASE_FILE_H

#include "base/diagnostics.h"

/* What a program that uses the library may say when it is asked for a file. */
typedef enum FileAnswer {
    FILE_IS_ABSENT = -1,    /* there is no such file */
    FILE_IS_THE_SYSTEM = 0, /* look in the file system */
    FILE_IS_HERE = 1        /* *bytes are its content, until the next question */
} FileAnswer;

/* How the files of a run are read, and which were. Findings carry it (Diagnostics.files) to wherever
 * a file is loaded, so that none escapes. */
typedef struct FileAccess {
    FileAnswer (*ask)(void *context, const char *path, Text *bytes); /* NULL: the system has all */
    void *context;
    Arena *arena; /* of the names */
    Text *names;  /* of the files loaded, each once, in order; followed by a NUL */
    size_t count;
    size_t capacity;
    /* where files that a document names are looked for that do not stand beside it */
    const char *const *folders;
    size_t folder_count;
} FileAccess;

/* Remembers a file that was read by other means than file_load: a font. */
void file_access_note(FileAccess *files, Text name);

/* Loads a file ("-" is standard input) into the arena as a Source named path. Reports what went
 * wrong and returns STATUS_FILE, or STATUS_LIMIT for one over SOURCE_LARGEST. */
Status file_load(Arena *arena, const char *path, Diagnostics *diagnostics, const Source **source);

/* Loads a file that a document names: from its path beside the document, else under its name from the
 * first of the folders that has it. Reports what is wrong with the first. */
Status file_load_named(Arena *arena, const char *beside, Text name, Diagnostics *diagnostics,
                       const Source **source);

/* The same as file_load for a file that the program needs of its own accord, as a colour profile: it is the system's,
 * and nobody is asked for it. */
Status file_load_own(Arena *arena, const char *path, Diagnostics *diagnostics,
                     const Source **source);

/* A file under construction. It has no name, or a hidden one beside its target, until it is
 * committed. A symbolic link stays, and the file it names is replaced. What is no regular file (a
 * pipe, /dev/null) and "-" (standard output) is written as it comes. */
typedef struct FileWriter FileWriter;

/* NULL after a report when the place cannot be written; a file that its owner protected against
 * writing counts as such. A new file's permissions follow the umask, a replaced file keeps its own.
 * Close with commit or abandon. */
FileWriter *file_create(const char *path, Diagnostics *diagnostics);

/* A file whose bytes go to a function as they come, which returns 0 or an errno. name is for
 * messages. Never NULL. */
typedef int FileSink(void *context, const void *bytes, size_t count);
FileWriter *file_to_sink(FileSink *write, void *context, const char *name);

/* Appends; the first failure is remembered and later calls do nothing. */
void file_write(FileWriter *writer, const void *bytes, size_t count);

/* Bytes written so far. */
uint64_t file_size(const FileWriter *writer);

/* Makes the file permanent under its name (flush, fsync, rename), or reports the first failure and
 * leaves what stood there before. Frees the writer either way. */
Status file_commit(FileWriter *writer, Diagnostics *diagnostics);

/* Leaves no trace. */
void file_abandon(FileWriter *writer);

#endif
