/* pdftotext -raw gives words in the order of the content stream, by ToUnicode and ActualText as viewers
 * do when text is copied; -bbox gives their places. Its other orders are guesses by geometry, which
 * part notes from their numbers, and its structure text leaves out what has no tag and tells no pages.
 *
 * Letters that run from right to left stand in the content stream as they are painted, from left to
 * right. With the places they are turned round: a sequence of such words, each to the right of the one
 * before on one line, was one painted run. */
#define _GNU_SOURCE /* environ */
#include "cli/pdf_text.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/complaint.h"

/* ---- words ---- */

/* Thousandths of a point. */
typedef struct Box {
    long left;
    long top;
    long right;
    long bottom;
} Box;

typedef struct Word {
    Box box;
    Text letters; /* with XML's entities */
} Word;

typedef struct WordReader {
    Buffer *text;
    Box last;
    bool is_first; /* on its page */
    /* words that run from right to left and wait for the rest of their run */
    Word *turned;
    size_t turned_count;
    size_t turned_capacity;
    Arena *arena;
} WordReader;

static bool is_right_to_left(uint32_t code_point)
{
    bool is_digit = (code_point >= 0x660 && code_point <= 0x66C) ||
                    (code_point >= 0x6F0 && code_point <= 0x6F9);
    bool is_sign = code_point == 0x60C || code_point == 0x61B;
    return ((code_point >= 0x590 && code_point <= 0x8FF) ||
            (code_point >= 0xFB1D && code_point <= 0xFDFF) ||
            (code_point >= 0xFE70 && code_point <= 0xFEFE)) &&
           !is_digit && !is_sign;
}

/* The character at *at, which moves behind it. */
static uint32_t next_letter(Text letters, size_t *at)
{
    static const struct {
        const char *entity;
        uint32_t code_point;
    } entities[] = {{"&amp;", '&'},  {"&lt;", '<'},    {"&gt;", '>'},
                    {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}};
    Text rest = text_slice(letters, *at, letters.bytes);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        if (text_starts(rest, entities[i].entity)) {
            *at += strlen(entities[i].entity);
            return entities[i].code_point;
        }
    }
    return text_next(letters, at);
}

static bool runs_right_to_left(Text letters)
{
    for (size_t at = 0; at < letters.bytes;)
        if (is_right_to_left(next_letter(letters, &at)))
            return true;
    return false;
}

/* Nothing but ASCII signs, which take the direction of what they stand in. */
static bool has_no_direction(Text letters)
{
    for (size_t at = 0; at < letters.bytes;) {
        uint32_t letter = next_letter(letters, &at);
        bool is_letter = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        if (letter >= 0x80 || is_letter || (letter >= '0' && letter <= '9'))
            return false;
    }
    return true;
}

static bool is_on_line(const Box *a, const Box *b)
{
    long middle = (b->top + b->bottom) / 2;
    return middle > a->top && middle < a->bottom;
}

static void put_letters(Buffer *text, Text letters)
{
    for (size_t at = 0; at < letters.bytes;)
        buffer_code_point(text, next_letter(letters, &at));
}

static void put_letters_turned(Buffer *text, Text letters, size_t at)
{
    enum {
        LONGEST = 1024
    };
    uint32_t turned[LONGEST];
    size_t count = 0;
    while (at < letters.bytes && count < LONGEST)
        turned[count++] = next_letter(letters, &at);
    if (at < letters.bytes)
        put_letters_turned(text, letters, at);
    while (count > 0)
        buffer_code_point(text, turned[--count]);
}

/* What parts a word from the one before: nothing before the first of a page. */
static void part(WordReader *reader, const Box *box)
{
    if (!reader->is_first)
        buffer_byte(reader->text, is_on_line(&reader->last, box) ? ' ' : '\n');
    reader->is_first = false;
    reader->last = *box;
}

/* Puts the words that waited, the last first; those that touch are one. */
static void put_turned(WordReader *reader)
{
    for (size_t i = reader->turned_count; i-- > 0;) {
        const Word *word = &reader->turned[i];
        const Word *before = i + 1 < reader->turned_count ? word + 1 : NULL;
        long height = word->box.bottom - word->box.top;
        if (!before || before->box.left - word->box.right > height / 16)
            part(reader, &word->box);
        put_letters_turned(reader->text, word->letters, 0);
    }
    reader->turned_count = 0;
}

static void take_word(WordReader *reader, Word word)
{
    bool comes_left = !reader->is_first && is_on_line(&reader->last, &word.box) &&
                      word.box.right <= reader->last.left + 1000;
    bool is_turned =
        runs_right_to_left(word.letters) || (comes_left && has_no_direction(word.letters));
    if (reader->turned_count) {
        const Box *last = &reader->turned[reader->turned_count - 1].box;
        bool continues = is_turned && is_on_line(last, &word.box) &&
                         word.box.left >= last->right - (last->bottom - last->top) / 4;
        if (!continues)
            put_turned(reader);
    }
    if (!is_turned) {
        part(reader, &word.box);
        put_letters(reader->text, word.letters);
        return;
    }
    reader->turned = arena_reserve(reader->arena, reader->turned, reader->turned_count,
                                   &reader->turned_capacity, sizeof *reader->turned);
    reader->turned[reader->turned_count++] = word;
}

/* ---- what pdftotext prints ---- */

static long read_thousandths(Text line, const char *name)
{
    size_t bytes = strlen(name);
    for (size_t at = 0; at + bytes < line.bytes; at++) {
        if (memcmp(line.at + at, name, bytes) != 0)
            continue;
        char number[32] = "";
        size_t count = line.bytes - at - bytes;
        memcpy(number, line.at + at + bytes, count < sizeof number - 1 ? count : sizeof number - 1);
        char *end;
        long whole = strtol(number, &end, 10);
        long part = 0;
        for (long unit = 100; *end && unit; unit /= 10)
            part += *++end >= '0' && *end <= '9' ? (*end - '0') * unit : 0;
        return whole * 1000 + (number[0] == '-' ? -part : part);
    }
    return 0;
}

/* <word xMin="…" yMin="…" xMax="…" yMax="…">…</word> */
static bool read_word(Text line, Word *word)
{
    size_t open = text_find(line, '>');
    Text rest = text_slice(line, open + 1, line.bytes);
    size_t close = text_find(rest, '<');
    if (close == rest.bytes)
        return false;
    word->box = (Box){
        .left = read_thousandths(line, "xMin=\""),
        .top = read_thousandths(line, "yMin=\""),
        .right = read_thousandths(line, "xMax=\""),
        .bottom = read_thousandths(line, "yMax=\""),
    };
    word->letters = text_slice(rest, 0, close);
    return true;
}

void pdf_text_of_boxes(Text boxes, Buffer *text)
{
    WordReader reader = {.text = text, .is_first = true, .arena = arena_new(0)};
    size_t pages = 0;
    for (size_t at = 0; at < boxes.bytes;) {
        Text rest = text_slice(boxes, at, boxes.bytes);
        Text line = text_slice(rest, 0, text_find(rest, '\n'));
        at += line.bytes + 1;
        line = text_trim(line);
        Word word;
        if (text_starts(line, "<page ")) {
            put_turned(&reader);
            if (pages++)
                buffer_byte(text, '\f');
            reader.is_first = true;
        } else if (text_starts(line, "<word ") && read_word(line, &word)) {
            take_word(&reader, word);
        }
    }
    put_turned(&reader);
    arena_free(reader.arena);
}

/* ---- the child ---- */

static int spawn(const char *path, int output, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    Buffer operand = {0}; /* a path that begins with a dash would be an option */
    buffer_format(&operand, "%s%s", *path == '-' && path[1] ? "./" : "", path);
    buffer_byte(&operand, '\0');
    char *arguments[] = {"pdftotext", "-q", "-raw", "-bbox", operand.at, "-", NULL};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    int error = posix_spawnp(child, arguments[0], &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    buffer_free(&operand);
    return error;
}

static void read_all(int file, Buffer *bytes)
{
    enum {
        PART = 256 * 1024
    };
    for (;;) {
        ssize_t count = read(file, buffer_room(bytes, PART), PART);
        if (count == 0 || (count < 0 && errno != EINTR))
            return;
        if (count > 0)
            bytes->bytes += (size_t)count;
    }
}

static int run_child(const char *path, Buffer *boxes)
{
    int ends[2];
    pid_t child;
    int status = 0;
    if (access(path, R_OK) != 0)
        return complain(EXIT_FILE, NULL, "%s: cannot be read: %s", path, strerror(errno));
    if (pipe(ends) != 0)
        return complain(EXIT_FILE, NULL, "%s: cannot be read: %s", path, strerror(errno));
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    int error = spawn(path, ends[1], &child);
    close(ends[1]);
    if (error == 0) {
        read_all(ends[0], boxes);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    }
    close(ends[0]);
    if (error)
        return complain(EXIT_FILE, "pdftotext is in Debian's package poppler-utils",
                        "pdftotext cannot be started: %s", strerror(error));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return complain(EXIT_FILE, NULL, "%s: pdftotext finds no PDF that it can read", path);
    return 0;
}

int pdf_text_read(const char *path, Buffer *text)
{
    Buffer boxes = {0};
    int exit_code = run_child(path, &boxes);
    if (exit_code == 0)
        pdf_text_of_boxes(buffer_text(&boxes), text);
    buffer_free(&boxes);
    return exit_code;
}
