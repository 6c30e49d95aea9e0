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
        if (!survey->items[i].is_link && !survey->items[i].group)
            return true;
    return false;
}

static void write_stream(Objects *objects, ObjectNumber number, Dict *dict,
                         const PageStream *stream)
{
    objects_write_stream(objects, number, dict,
                         buffer_text(stream->is_deflated ? &stream->deflated : &stream->content),
                         stream->is_deflated ? STREAM_DEFLATED : STREAM_PLAIN);
}

static bool shines_through(const Mark *mark)
{
    if (mark->kind == MARK_TEXT)
        return mark->run->color.clear != 0;
    if (mark->kind == MARK_FILL)
        return mark->fill.color.clear != 0;
    if (mark->kind == MARK_GROUP)
        return true;
    Length width;
    Length height;
    const Image *image = mark_image(mark, &width, &height);
    return image && image->has_alpha;
}

/* The space that a page's colours are mixed in: that of the output intent, whatever a viewer shows them by. */
static const char *blending_of(const Pages *pages, const Page *page)
{
    bool may = pages->source.colors->clear_count || pages->source.images->count ||
               pages->survey->group_count;
    for (uint32_t i = 0; may && pages->blending && i < page->mark_count; i++)
        if (shines_through(&page->marks[i]))
            return pages->blending;
    return NULL;
}

static PageGroups groups_of(const Pages *pages, uint32_t index)
{
    const Survey *survey = pages->survey;
    size_t first = survey->page_groups[index];
    return (PageGroups){survey->groups + first, survey->page_groups[index + 1] - first,
                        pages->first_group + (ObjectNumber)first};
}

/* All of a page, bleed included, in coordinates from the corner of the trimmed page. */
static void dict_page_box(Dict *dict, const Page *page)
{
    const Length corners[] = {-page->bleed, -page->bleed, length_add(page->width, page->bleed),
                              length_add(page->height, page->bleed)};
    Buffer box = {0};
    for (int i = 0; i < 4; i++) {
        buffer_byte(&box, i ? ' ' : '[');
        put_length(&box, corners[i]);
    }
    buffer_byte(&box, ']');
    dict_prepared(dict, "BBox", buffer_text(&box));
    buffer_free(&box);
}

/* The groups of a page as forms that are transparency groups (11.6.6). They are few, and are made here. */
static void write_groups(const Pages *pages, uint32_t index, const PageGroups *groups)
{
    Objects *objects = pages->tree->objects;
    const Page *page = &pages->source.publication->pages[index];
    for (size_t i = 0; i < groups->count; i++) {
        Buffer content = {0};
        Dict *dict = objects_new_dict(objects);
        dict_name(dict, "Type", "XObject");
        dict_name(dict, "Subtype", "Form");
        dict_page_box(dict, page);
        Dict *group = dict_dict(dict, "Group");
        dict_name(group, "Type", "Group");
        dict_name(group, "S", "Transparency");
        dict_boolean(group, "I", true);
        if (pages->blending)
            dict_name(group, "CS", pages->blending);
        dict_reference(dict, "Resources", resources_of_group(&pages->resources, page, groups, i));
        size_t number = pages->survey->page_groups[index] + i;
        if (pages->source.tags && groups->items[i].has_tags)
            dict_integer(dict, "StructParents",
                         (int32_t)tags_group_key(pages->source.tags, number));
        content_make_group(&pages->source, &groups->items[i], &content);
        objects_write_stream(objects, groups->first_form + (ObjectNumber)i, dict,
                             buffer_text(&content), STREAM_DEFLATE);
        buffer_free(&content);
    }
}

static void write_page(const Pages *pages, uint32_t index, const PageStream *stream)
{
    const Survey *survey = pages->survey;
    Objects *objects = pages->tree->objects;
    const Page *page = &pages->source.publication->pages[index];
    size_t first_link = survey->page_links[index];
    PageGroups groups = groups_of(pages, index);
    PageEntries entries = {
        .contents = objects_reserve(objects, 1),
        .resources = resources_of_page(&pages->resources, page, &groups),
        .first_annotation = pages->links.first + (ObjectNumber)first_link,
        .annotation_count = (uint32_t)(survey->page_links[index + 1] - first_link),
        .has_tags = pages->source.tags && has_content(survey, index),
        .blending = blending_of(pages, page),
        .is_press = pages->is_press,
    };
    write_stream(objects, entries.contents, objects_new_dict(objects), stream);
    write_groups(pages, index, &groups);
    pagetree_write_page(pages->tree, index, page, &entries);
    links_write(&pages->links, index);
}

/* A page as a form (8.10). */
static void write_form(const Pages *pages, uint32_t index, const PageStream *stream)
{
    Objects *objects = pages->tree->objects;
    const Page *page = &pages->source.publication->pages[index];
    PageGroups groups = groups_of(pages, index);
    Dict *dict = objects_new_dict(objects);
    dict_name(dict, "Type", "XObject");
    dict_name(dict, "Subtype", "Form");
    dict_page_box(dict, page);
    dict_reference(dict, "Resources", resources_of_page(&pages->resources, page, &groups));
    write_groups(pages, index, &groups);
    write_stream(objects, pages->first_form + index, dict, stream);
}

static bool take_page(void *context, size_t index)
{
    PageWork *work = context;
    const PageStream *stream = &work->streams[index % work->line.window];
    if (work->pages->first_form)
        write_form(work->pages, (uint32_t)index, stream);
    else
        write_page(work->pages, (uint32_t)index, stream);
    work->status = objects_check(work->pages->tree->objects, work->diagnostics);
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
                 .take = take_page},
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
    return work.status;
}
