#define _GNU_SOURCE
#include "tests/support/support.h"

#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Each test works in a folder of its own, which must hold just the files it names at its end. */
typedef struct Place {
    char folder[64];
    Arena *arena;
    Diagnostics *diagnostics;
} Place;

static Place place_open(void)
{
    Place place = {.folder = "/tmp/plenary-test-XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(place.folder));
    ck_assert_int_eq(chdir(place.folder), 0);
    umask(022);
    place.arena = arena_new(0);
    place.diagnostics = diagnostics_new(place.arena);
    return place;
}

static int is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* names: what the folder holds, sorted, each followed by a space. */
static void place_close(Place *place, const char *names)
{
    Buffer found = {0};
    struct dirent **entries;
    int count = scandir(".", &entries, is_entry, alphasort);
    ck_assert_int_ge(count, 0);
    for (int i = 0; i < count; i++) {
        buffer_format(&found, "%s ", entries[i]->d_name);
        chmod(entries[i]->d_name, 0700);
        if (unlink(entries[i]->d_name) != 0)
            rmdir(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    ck_text(buffer_text(&found), names);
    buffer_free(&found);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(place->folder), 0);
    arena_free(place->arena);
}

static void put_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs(content, file);
    ck_assert_int_eq(fclose(file), 0);
}

static void ck_content(Place *place, const char *path, const char *expected)
{
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place->arena, path, place->diagnostics, &source), STATUS_OK);
    ck_text(source->bytes, expected);
}

static mode_t mode_of(const char *path)
{
    struct stat facts;
    ck_assert_int_eq(stat(path, &facts), 0);
    return facts.st_mode & 07777;
}

/* Writes content to path; the status of the commit. */
static Status write_file(Place *place, const char *path, const char *content)
{
    FileWriter *writer = file_create(path, place->diagnostics);
    ck_assert_ptr_nonnull(writer);
    file_write(writer, content, strlen(content));
    return file_commit(writer, place->diagnostics);
}

/* ---- reading ---- */

START_TEST(a_file_is_loaded_under_the_name_given)
{
    Place place = place_open();
    put_file("a.txt", "text\n");
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "./a.txt", place.diagnostics, &source), STATUS_OK);
    ck_text(source->name, "./a.txt");
    ck_text(source->bytes, "text\n");
    put_file("a.txt", "");
    ck_content(&place, "a.txt", "");
    ck_no_findings(place.diagnostics);
    place_close(&place, "a.txt ");
}
END_TEST

START_TEST(a_file_that_a_document_names_is_looked_for_in_folders)
{
    Place place = place_open();
    const char *folders[] = {"none", "first", "second"};
    FileAccess files = {.arena = place.arena, .folders = folders, .folder_count = 3};
    const Source *source = NULL;
    place.diagnostics->files = &files;
    mkdir("second", 0755);
    put_file("second/a.png", "there");
    ck_assert_int_eq(
        file_load_named(place.arena, "text/a.png", (Text)TEXT("a.png"), place.diagnostics, &source),
        STATUS_OK);
    ck_text(source->name, "second/a.png");
    put_file("a.png", "here");
    ck_assert_int_eq(
        file_load_named(place.arena, "a.png", (Text)TEXT("a.png"), place.diagnostics, &source),
        STATUS_OK);
    ck_text(source->name, "a.png");
    ck_assert_uint_eq(files.count, 2);
    size_t before = place.diagnostics->count;
    ck_assert_int_eq(
        file_load_named(place.arena, "b.png", (Text)TEXT("b.png"), place.diagnostics, &source),
        STATUS_FILE);
    ck_assert_uint_eq(place.diagnostics->count, before + 1);
    unlink("second/a.png");
    place_close(&place, "a.png second ");
}
END_TEST

START_TEST(a_missing_file_is_told)
{
    Place place = place_open();
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "none.txt", place.diagnostics, &source), STATUS_FILE);
    ck_found(place.diagnostics, FILE_NOT_FOUND, 1);
    ck_text(place.diagnostics->items[0].details[0], "none.txt");
    ck_assert_int_eq(file_load(place.arena, "", place.diagnostics, &source), STATUS_FILE);
    ck_found(place.diagnostics, FILE_NOT_FOUND, 2);
    ck_assert_ptr_null(source);
    place_close(&place, "");
}
END_TEST

START_TEST(a_directory_is_no_document)
{
    Place place = place_open();
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, ".", place.diagnostics, &source), STATUS_FILE);
    ck_found(place.diagnostics, FILE_IS_DIRECTORY, 1);
    place_close(&place, "");
}
END_TEST

/* The super-user may read everything, so the test runs as nobody then. */
static void become_nobody(Place *place)
{
    if (geteuid() != 0)
        return;
    ck_assert_int_eq(chmod(place->folder, 0777), 0);
    ck_assert_int_eq(seteuid(65534), 0);
}

static void become_oneself(void)
{
    if (geteuid() != getuid())
        ck_assert_int_eq(seteuid(getuid()), 0);
}

START_TEST(a_file_that_may_not_be_read_is_told_with_the_reason)
{
    Place place = place_open();
    put_file("secret.txt", "text");
    put_file("file", "text");
    chmod("secret.txt", 0);
    become_nobody(&place);
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "secret.txt", place.diagnostics, &source), STATUS_FILE);
    become_oneself();
    ck_found(place.diagnostics, FILE_NOT_READABLE, 1);
    ck_text(place.diagnostics->items[0].details[1], "Permission denied");
    ck_assert_int_eq(file_load(place.arena, "file/below", place.diagnostics, &source), STATUS_FILE);
    ck_found(place.diagnostics, FILE_NOT_READABLE, 2);
    place_close(&place, "file secret.txt ");
}
END_TEST

START_TEST(standard_input_may_be_a_pipe_of_any_length)
{
    enum {
        LINES = 30000
    };
    Place place = place_open();
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        FILE *out = fdopen(ends[1], "w");
        for (int i = 0; i < LINES; i++)
            fprintf(out, "%06d\n", i);
        fclose(out);
        _exit(0);
    }
    close(ends[1]);
    ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "-", place.diagnostics, &source), STATUS_OK);
    ck_text(source->name, "-");
    ck_assert_uint_eq(source->bytes.bytes, LINES * 7);
    ck_text(text_slice(source->bytes, (LINES - 1) * 7, LINES * 7), "029999\n");
    place_close(&place, "");
}
END_TEST

START_TEST(a_closed_standard_input_is_told_by_its_name)
{
    Place place = place_open();
    close(STDIN_FILENO);
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "-", place.diagnostics, &source), STATUS_FILE);
    ck_found(place.diagnostics, FILE_NOT_READABLE, 1);
    ck_text(place.diagnostics->items[0].details[0], "standard input");
    place_close(&place, "");
}
END_TEST

START_TEST(a_file_too_large_is_refused_unread)
{
    Place place = place_open();
    put_file("huge", "");
    ck_assert_int_eq(truncate("huge", (off_t)SOURCE_LARGEST + 1), 0);
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "huge", place.diagnostics, &source), STATUS_LIMIT);
    ck_found(place.diagnostics, FILE_TOO_LARGE, 1);
    ck_assert_uint_lt(arena_bytes(place.arena), 100000);
    place_close(&place, "huge ");
}
END_TEST

START_TEST(a_file_that_states_no_size_is_read_to_its_end)
{
    Place place = place_open();
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "/proc/self/status", place.diagnostics, &source),
                     STATUS_OK);
    ck_assert(text_starts(source->bytes, "Name:"));
    place_close(&place, "");
}
END_TEST

/* ---- writing ---- */

START_TEST(a_file_appears_whole_when_it_is_committed)
{
    Place place = place_open();
    FileWriter *writer = file_create("a.pdf", place.diagnostics);
    file_write(writer, "one ", 4);
    file_write(writer, "two", 3);
    file_write(writer, NULL, 0);
    ck_assert_uint_eq(file_size(writer), 7);
    ck_assert_int_ne(access("a.pdf", F_OK), 0);
    ck_assert_int_eq(file_commit(writer, place.diagnostics), STATUS_OK);
    ck_content(&place, "a.pdf", "one two");
    ck_no_findings(place.diagnostics);
    place_close(&place, "a.pdf ");
}
END_TEST

START_TEST(small_and_large_pieces_stay_in_order)
{
    Place place = place_open();
    enum {
        LARGE = 300 * 1024
    };
    char *large = malloc(LARGE);
    memset(large, 'x', LARGE);
    FileWriter *writer = file_create("a", place.diagnostics);
    file_write(writer, "<", 1);
    file_write(writer, large, LARGE);
    file_write(writer, "|", 1);
    for (int i = 0; i < LARGE; i += 1024)
        file_write(writer, large, 1024);
    file_write(writer, ">", 1);
    ck_assert_uint_eq(file_size(writer), 2 * LARGE + 3);
    ck_assert_int_eq(file_commit(writer, place.diagnostics), STATUS_OK);
    free(large);
    const Source *source = NULL;
    ck_assert_int_eq(file_load(place.arena, "a", place.diagnostics, &source), STATUS_OK);
    ck_assert_uint_eq(source->bytes.bytes, 2 * LARGE + 3);
    ck_assert_int_eq(source->bytes.at[0], '<');
    ck_assert_uint_eq(text_find(source->bytes, '|'), LARGE + 1);
    ck_assert_uint_eq(text_find(source->bytes, '>'), 2 * LARGE + 2);
    place_close(&place, "a ");
}
END_TEST

START_TEST(an_abandoned_file_leaves_no_trace)
{
    Place place = place_open();
    put_file("old.pdf", "old");
    FileWriter *writer = file_create("new.pdf", place.diagnostics);
    file_write(writer, "part", 4);
    file_abandon(writer);
    writer = file_create("old.pdf", place.diagnostics);
    file_write(writer, "part", 4);
    file_abandon(writer);
    ck_content(&place, "old.pdf", "old");
    ck_no_findings(place.diagnostics);
    place_close(&place, "old.pdf ");
}
END_TEST

START_TEST(an_existing_file_is_replaced_and_its_readers_keep_the_old_one)
{
    Place place = place_open();
    put_file("a.pdf", "old and longer");
    int reader = open("a.pdf", O_RDONLY);
    ck_assert_int_eq(write_file(&place, "a.pdf", "new"), STATUS_OK);
    ck_content(&place, "a.pdf", "new");
    char seen[32] = "";
    ck_assert_int_eq(read(reader, seen, sizeof seen - 1), 14);
    ck_assert_str_eq(seen, "old and longer");
    close(reader);
    place_close(&place, "a.pdf ");
}
END_TEST

START_TEST(two_writers_of_one_name_do_not_meet)
{
    Place place = place_open();
    put_file("a.pdf", "old");
    FileWriter *first = file_create("a.pdf", place.diagnostics);
    FileWriter *second = file_create("a.pdf", place.diagnostics);
    file_write(first, "first", 5);
    file_write(second, "second", 6);
    ck_assert_int_eq(file_commit(first, place.diagnostics), STATUS_OK);
    ck_content(&place, "a.pdf", "first");
    ck_assert_int_eq(file_commit(second, place.diagnostics), STATUS_OK);
    ck_content(&place, "a.pdf", "second");
    place_close(&place, "a.pdf ");
}
END_TEST

START_TEST(permissions_follow_the_umask_or_the_file_replaced)
{
    Place place = place_open();
    umask(027);
    ck_assert_int_eq(write_file(&place, "new", "x"), STATUS_OK);
    ck_assert_int_eq(mode_of("new"), 0640);
    put_file("private", "x");
    chmod("private", 0600);
    umask(022);
    ck_assert_int_eq(write_file(&place, "private", "y"), STATUS_OK);
    ck_assert_int_eq(mode_of("private"), 0600);
    ck_no_findings(place.diagnostics);
    place_close(&place, "new private ");
}
END_TEST

START_TEST(a_write_protected_file_is_not_replaced)
{
    Place place = place_open();
    put_file("kept", "old");
    chmod("kept", 0444);
    become_nobody(&place);
    ck_assert_ptr_null(file_create("kept", place.diagnostics));
    become_oneself();
    ck_found(place.diagnostics, FILE_NOT_WRITABLE, 1);
    ck_content(&place, "kept", "old");
    place_close(&place, "kept ");
}
END_TEST

START_TEST(a_link_stays_and_the_file_it_names_is_replaced)
{
    Place place = place_open();
    put_file("real.pdf", "old");
    ck_assert_int_eq(mkdir("below", 0755), 0);
    ck_assert_int_eq(symlink("../real.pdf", "below/near"), 0);
    ck_assert_int_eq(symlink("below/near", "far"), 0);
    ck_assert_int_eq(write_file(&place, "far", "new"), STATUS_OK);
    ck_content(&place, "real.pdf", "new");
    struct stat facts;
    ck_assert_int_eq(lstat("far", &facts), 0);
    ck_assert(S_ISLNK(facts.st_mode));
    ck_assert_int_eq(lstat("real.pdf", &facts), 0);
    ck_assert(S_ISREG(facts.st_mode));
    unlink("below/near");
    ck_no_findings(place.diagnostics);
    place_close(&place, "below far real.pdf ");
}
END_TEST

START_TEST(a_link_to_nothing_gets_its_file)
{
    Place place = place_open();
    ck_assert_int_eq(symlink("later.pdf", "link"), 0);
    ck_assert_int_eq(write_file(&place, "link", "new"), STATUS_OK);
    ck_content(&place, "later.pdf", "new");
    ck_content(&place, "link", "new");
    place_close(&place, "later.pdf link ");
}
END_TEST

START_TEST(links_in_a_circle_are_told)
{
    Place place = place_open();
    ck_assert_int_eq(symlink("b", "a"), 0);
    ck_assert_int_eq(symlink("a", "b"), 0);
    ck_assert_ptr_null(file_create("a", place.diagnostics));
    ck_found(place.diagnostics, FILE_NOT_WRITABLE, 1);
    place_close(&place, "a b ");
}
END_TEST

START_TEST(places_that_cannot_be_written_are_told_at_once)
{
    static const char *const paths[] = {"", ".", "none/a.pdf", "file/a.pdf", "/proc/a.pdf"};
    Place place = place_open();
    put_file("file", "x");
    char longest[5000];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        ck_assert_msg(!file_create(paths[i], place.diagnostics), "\"%s\"", paths[i]);
    ck_assert_ptr_null(file_create(longest, place.diagnostics));
    ck_found(place.diagnostics, FILE_NOT_WRITABLE, sizeof paths / sizeof *paths + 1);
    place_close(&place, "file ");
}
END_TEST

START_TEST(a_folder_that_may_not_be_written_is_told)
{
    Place place = place_open();
    ck_assert_int_eq(mkdir("shut", 0555), 0);
    become_nobody(&place);
    ck_assert_ptr_null(file_create("shut/a.pdf", place.diagnostics));
    become_oneself();
    ck_found(place.diagnostics, FILE_NOT_WRITABLE, 1);
    ck_text(place.diagnostics->items[0].details[1], "Permission denied");
    place_close(&place, "shut ");
}
END_TEST

START_TEST(a_full_device_is_told_once)
{
    Place place = place_open();
    char bytes[1024] = "";
    FileWriter *writer = file_create("/dev/full", place.diagnostics);
    for (int i = 0; i < 1000; i++)
        file_write(writer, bytes, sizeof bytes);
    ck_assert_int_eq(file_commit(writer, place.diagnostics), STATUS_FILE);
    ck_found(place.diagnostics, FILE_WRITE_FAILED, 1);
    ck_text(place.diagnostics->items[0].details[1], "No space left on device");
    place_close(&place, "");
}
END_TEST

/* A limit on the size of files stands for a full disk. */
START_TEST(a_write_that_fails_leaves_the_old_file_and_nothing_else)
{
    Place place = place_open();
    put_file("old", "old");
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = {1000, 1000};
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    char bytes[2000] = "";
    const char *const paths[] = {"old", "new"};
    for (size_t i = 0; i < 2; i++) {
        FileWriter *writer = file_create(paths[i], place.diagnostics);
        file_write(writer, bytes, sizeof bytes);
        ck_assert_int_eq(file_commit(writer, place.diagnostics), STATUS_FILE);
    }
    ck_found(place.diagnostics, FILE_WRITE_FAILED, 2);
    ck_content(&place, "old", "old");
    place_close(&place, "old ");
}
END_TEST

START_TEST(a_target_that_became_a_directory_is_told_and_left_alone)
{
    Place place = place_open();
    FileWriter *writer = file_create("a", place.diagnostics);
    file_write(writer, "x", 1);
    ck_assert_int_eq(mkdir("a", 0755), 0);
    ck_assert_int_eq(file_commit(writer, place.diagnostics), STATUS_FILE);
    ck_found(place.diagnostics, FILE_WRITE_FAILED, 1);
    place_close(&place, "a ");
}
END_TEST

START_TEST(a_pipe_gets_the_bytes_as_they_come)
{
    Place place = place_open();
    ck_assert_int_eq(mkfifo("pipe", 0600), 0);
    int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    ck_assert_int_eq(write_file(&place, "pipe", "through"), STATUS_OK);
    char seen[16] = "";
    ck_assert_int_eq(read(reader, seen, sizeof seen - 1), 7);
    ck_assert_str_eq(seen, "through");
    close(reader);
    ck_no_findings(place.diagnostics);
    place_close(&place, "pipe ");
}
END_TEST

START_TEST(standard_output_is_written_and_stays_open)
{
    Place place = place_open();
    int before = dup(STDOUT_FILENO);
    int file = open("out", O_RDWR | O_CREAT, 0600);
    dup2(file, STDOUT_FILENO);
    Status first = write_file(&place, "-", "one ");
    Status second = write_file(&place, "-", "two ");
    Status third = write_file(&place, "/dev/fd/1", "three");
    dup2(before, STDOUT_FILENO);
    close(file);
    close(before);
    ck_assert_int_eq(first, STATUS_OK);
    ck_assert_int_eq(second, STATUS_OK);
    ck_assert_int_eq(third, STATUS_OK); /* a name like any other: the file is replaced */
    ck_content(&place, "out", "three");
    place_close(&place, "out ");
}
END_TEST

START_TEST(a_file_without_a_path_is_written_where_it_is)
{
    Place place = place_open();
    int file = open("gone", O_RDWR | O_CREAT, 0600);
    ck_assert_int_eq(write(file, "old and longer", 14), 14);
    unlink("gone");
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    ck_assert_int_eq(write_file(&place, path, "new"), STATUS_OK);
    char seen[32] = "";
    ck_assert_int_eq(pread(file, seen, sizeof seen - 1, 0), 3);
    ck_assert_str_eq(seen, "new");
    close(file);
    place_close(&place, "");
}
END_TEST

Suite *file_suite(void);
Suite *file_suite(void)
{
    Suite *suite = suite_create("file");
    TCase *reading = tcase_create("reading");
    tcase_add_test(reading, a_file_is_loaded_under_the_name_given);
    tcase_add_test(reading, a_file_that_a_document_names_is_looked_for_in_folders);
    tcase_add_test(reading, a_missing_file_is_told);
    tcase_add_test(reading, a_directory_is_no_document);
    tcase_add_test(reading, a_file_that_may_not_be_read_is_told_with_the_reason);
    tcase_add_test(reading, standard_input_may_be_a_pipe_of_any_length);
    tcase_add_test(reading, a_closed_standard_input_is_told_by_its_name);
    tcase_add_test(reading, a_file_too_large_is_refused_unread);
    tcase_add_test(reading, a_file_that_states_no_size_is_read_to_its_end);
    suite_add_tcase(suite, reading);
    TCase *writing = tcase_create("writing");
    tcase_add_test(writing, a_file_appears_whole_when_it_is_committed);
    tcase_add_test(writing, small_and_large_pieces_stay_in_order);
    tcase_add_test(writing, an_abandoned_file_leaves_no_trace);
    tcase_add_test(writing, an_existing_file_is_replaced_and_its_readers_keep_the_old_one);
    tcase_add_test(writing, two_writers_of_one_name_do_not_meet);
    tcase_add_test(writing, permissions_follow_the_umask_or_the_file_replaced);
    tcase_add_test(writing, a_write_protected_file_is_not_replaced);
    tcase_add_test(writing, a_link_stays_and_the_file_it_names_is_replaced);
    tcase_add_test(writing, a_link_to_nothing_gets_its_file);
    tcase_add_test(writing, links_in_a_circle_are_told);
    tcase_add_test(writing, places_that_cannot_be_written_are_told_at_once);
    tcase_add_test(writing, a_folder_that_may_not_be_written_is_told);
    tcase_add_test(writing, a_full_device_is_told_once);
    tcase_add_test(writing, a_write_that_fails_leaves_the_old_file_and_nothing_else);
    tcase_add_test(writing, a_target_that_became_a_directory_is_told_and_left_alone);
    tcase_add_test(writing, a_pipe_gets_the_bytes_as_they_come);
    tcase_add_test(writing, standard_output_is_written_and_stays_open);
    tcase_add_test(writing, a_file_without_a_path_is_written_where_it_is);
    suite_add_tcase(suite, writing);
    return suite;
}
