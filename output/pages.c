#include "output/pages.h"

#include "base/tasks.h"
#include "output/compress.h"

enum {
    PAGES_AHEAD_PER_THREAD = 8
};

/* A content stream between the thread that makes it and the one that writes it. */
typedef struct PageStream {
    Buffer content;
    Buffer deflated;
    bool is_deflated;
} PageStream;

typedef struct PageWork {
    const Pages *pages;
    Diagnostics *diagnostics;
    TaskLine line;
    PageStream *streams;      /* by page % window */
    Compressor **compressors; /* by worker */
    Status status;
} PageWork;

static void make_page(void *context, size_t index, unsigned worker)
{
    PageWork *work = context;
    PageStream *stream = &work->streams[index % work->line.window];
    buffer_clear(&stream->content);
    content_make(&work->pages->source, (uint32_t)index, &stream->content);
    stream->is_deflated =
        compress_bytes(work->compressors[worker], buffer_text(&stream->content), &stream->deflated);
}

/* Whether the page's marked content is in the structure tree; links are there on their own. */
static bool has_content(const Survey *survey, size_t page)
{
    for (size_t i = survey->page_items[page]; i < survey->page_items[page + 1]; i++)
        if (!survey->items[i].is_link)
            return true;
    return false;
}

static bool write_page(void *context, size_t index)
{
    PageWork *work = context;
    const Pages *pages = work->pages;
    const Survey *survey = pages->survey;
    Objects *objects = pages->tree->objects;
    const PageStream *stream = &work->streams[index % work->line.window];
    size_t first_link = survey->page_links[index];
    PageEntries entries = {
        .contents = objects_reserve(objects, 1),
        .resources = pages->source.embedding->resources,
        .first_annotation = pages->links.first + (ObjectNumber)first_link,
        .annotation_count = (uint32_t)(survey->page_links[index + 1] - first_link),
        .has_tags = has_content(survey, index),
    };
    objects_write_stream(objects, entries.contents, objects_new_dict(objects),
                         buffer_text(stream->is_deflated ? &stream->deflated : &stream->content),
                         stream->is_deflated ? STREAM_DEFLATED : STREAM_PLAIN);
    uint32_t page = (uint32_t)index;
    pagetree_write_page(pages->tree, page, &pages->source.publication->pages[page], &entries);
    links_write(&pages->links, page);
    work->status = objects_check(objects, work->diagnostics);
    return work->status == STATUS_OK;
}

Status pages_write(Arena *arena, const Pages *pages, Diagnostics *diagnostics)
{
    PageWork work = {
        .pages = pages,
        .diagnostics = diagnostics,
        .line = {.threads = pages->threads,
                 .count = pages->source.publication->page_count,
                 .make = make_page,
                 .take = write_page},
    };
    unsigned threads = tasks_threads(&work.line);
    work.line.context = &work;
    work.line.window = (size_t)threads * PAGES_AHEAD_PER_THREAD;
    work.streams = ARENA_ARRAY(arena, PageStream, work.line.window);
    work.compressors = ARENA_ARRAY(arena, Compressor *, threads);
    for (unsigned i = 0; i < threads; i++)
        work.compressors[i] = compressor_new(pages->compression);
    tasks_run(&work.line);
    for (unsigned i = 0; i < threads; i++)
        compressor_free(work.compressors[i]);
    for (size_t i = 0; i < work.line.window; i++) {
        buffer_free(&work.streams[i].content);
        buffer_free(&work.streams[i].deflated);
    }
    pagetree_write_nodes(pages->tree);
    return work.status;
}
