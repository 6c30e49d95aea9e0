#include "tests/output/builder.h"

#include <check.h>
#include <unistd.h>

#include "tests/support/support.h"

Length points(double points)
{
    return (Length)(points * LENGTH_POINT + (points < 0 ? -0.5 : 0.5));
}

Builder builder_open(Arena *arena)
{
    Builder builder = {.arena = arena,
                       .diagnostics = diagnostics_new(arena),
                       .fonts = fontset_open(arena),
                       .size = 10,
                       .scale = 1,
                       .color = {.space = COLOR_GRAY}};
    builder.publication.fonts = builder.fonts;
    builder.publication.title = text_of("Title");
    builder.publication.language = text_of("en");
    builder_take_face(&builder, "Liberation Serif", false);
    builder_element(&builder, ROLE_DOCUMENT, STRUCTURE_NO_PARENT);
    return builder;
}

void builder_close(Builder *builder)
{
    fontset_close(builder->fonts);
}

void builder_take_face(Builder *builder, const char *family, bool is_italic)
{
    Text name = text_of(family);
    FontRequest request = {.families = &name,
                           .family_count = 1,
                           .weight = 400,
                           .is_italic = is_italic,
                           .stretch = 100};
    builder->face = fontset_match(builder->fonts, &request, builder->diagnostics);
    ck_no_findings(builder->diagnostics);
    ck_assert_ptr_nonnull(builder->face);
}

bool builder_take_file(Builder *builder, const char *path, const char *family)
{
    if (access(path, R_OK) != 0)
        return false;
    ck_assert_int_eq(fontset_add_path(builder->fonts, path, builder->diagnostics), STATUS_OK);
    builder_take_face(builder, family, false);
    return true;
}

uint32_t builder_element(Builder *builder, StructureRole role, uint32_t parent)
{
    Publication *publication = &builder->publication;
    builder->structure =
        arena_reserve(builder->arena, builder->structure, publication->structure_count,
                      &builder->structure_capacity, sizeof *builder->structure);
    builder->structure[publication->structure_count] =
        (StructureElement){.role = role, .parent = parent};
    publication->structure = builder->structure;
    return publication->structure_count++;
}

static void end_page(Builder *builder)
{
    if (builder->publication.page_count == 0)
        return;
    Page *page = &builder->pages[builder->publication.page_count - 1];
    page->marks = builder->marks;
    page->mark_count = (uint32_t)builder->mark_count;
}

void builder_page(Builder *builder)
{
    end_page(builder);
    builder->marks = NULL;
    builder->mark_count = 0;
    builder->mark_capacity = 0;
    Publication *publication = &builder->publication;
    builder->pages = arena_reserve(builder->arena, builder->pages, publication->page_count,
                                   &builder->page_capacity, sizeof *builder->pages);
    publication->pages = builder->pages;
    Buffer label = {0};
    buffer_integer(&label, publication->page_count + 1);
    builder->pages[publication->page_count] =
        (Page){.number = publication->page_count + 1,
               .label = text_copy(builder->arena, buffer_text(&label)),
               .width = points(612),
               .height = points(792)};
    publication->page_count++;
    buffer_free(&label);
}

static Mark *add_mark(Builder *builder, Mark mark)
{
    builder->marks = arena_reserve(builder->arena, builder->marks, builder->mark_count,
                                   &builder->mark_capacity, sizeof *builder->marks);
    builder->marks[builder->mark_count] = mark;
    return &builder->marks[builder->mark_count++];
}

/* The next glyph of text, which moves on. */
static Glyph next_glyph(Builder *builder, Text text, size_t *position)
{
    size_t begin = *position;
    uint32_t code_point = text_next(text, position);
    bool is_pair = text_starts(text_slice(text, begin, text.bytes), "fi");
    if (is_pair && !builder->is_unligated) {
        code_point = 0xFB01;
        *position = begin + 2;
    }
    uint32_t glyph = 0;
    ck_assert_msg(face_find_glyph(builder->face, code_point, &glyph), "no glyph for U+%04X",
                  code_point);
    Length advance = length_scale(points(builder->size * builder->scale),
                                  face_advance(builder->face, glyph), builder->face->units_per_em);
    return (Glyph){.cluster = (uint32_t)begin,
                   .glyph = (uint16_t)glyph,
                   .flags = code_point == ' ' || code_point == 0xA0 ? GLYPH_IS_SPACE : 0,
                   .advance = advance + points(builder->spacing)};
}

Mark *builder_text(Builder *builder, uint32_t element, double x, double y, const char *string)
{
    Text text = text_copy(builder->arena, text_of(string));
    Glyph *glyphs = ARENA_ARRAY(builder->arena, Glyph, text.bytes);
    uint32_t count = 0;
    for (size_t position = 0; position < text.bytes;)
        glyphs[count++] = next_glyph(builder, text, &position);
    TextRun *run = ARENA_NEW(builder->arena, TextRun);
    *run = (TextRun){.face = builder->face,
                     .size = points(builder->size),
                     .scale = points(builder->scale),
                     .letter_spacing = points(builder->spacing),
                     .color = builder->color,
                     .glyphs = glyphs,
                     .glyph_count = count,
                     .space_extra = points(builder->stretch),
                     .text = text,
                     .language = builder->language};
    return add_mark(
        builder,
        (Mark){.kind = MARK_TEXT, .element = element, .x = points(x), .y = points(y), .run = run});
}

static Glyph scaled_glyph(const Builder *builder, const ShapedGlyph *shaped)
{
    int32_t em = builder->face->units_per_em;
    return (Glyph){.cluster = shaped->cluster,
                   .glyph = shaped->glyph,
                   .advance = length_scale(points(builder->size), shaped->advance, em),
                   .flags = shaped->x_offset || shaped->y_offset ? GLYPH_HAS_OFFSET : 0};
}

Mark *builder_arabic(Builder *builder, uint32_t element, double x, double y, const char *string)
{
    Mark *mark = builder_text(builder, element, x, y, "");
    TextRun *run = builder_run(mark);
    run->text = text_copy(builder->arena, text_of(string));
    run->is_right_to_left = true;
    ShapeRequest request = {.face = builder->face,
                            .text = run->text,
                            .end = (uint32_t)run->text.bytes,
                            .script = FOUR_LETTERS('A', 'r', 'a', 'b'),
                            .language = text_of("ar"),
                            .is_right_to_left = true};
    Shaper *shaper = shaper_new();
    const ShapedGlyph *shaped = shape_run(shaper, &request, &run->glyph_count);
    Glyph *glyphs = ARENA_ARRAY(builder->arena, Glyph, run->glyph_count);
    GlyphOffset *offsets = ARENA_ARRAY(builder->arena, GlyphOffset, run->glyph_count);
    run->glyphs = glyphs;
    run->offsets = offsets;
    int32_t em = builder->face->units_per_em;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        glyphs[i] = scaled_glyph(builder, &shaped[i]);
        if (glyphs[i].flags & GLYPH_HAS_OFFSET)
            *offsets++ = (GlyphOffset){length_scale(run->size, shaped[i].x_offset, em),
                                       length_scale(run->size, -shaped[i].y_offset, em)};
    }
    shaper_free(shaper);
    return mark;
}

TextRun *builder_run(Mark *mark)
{
    return (TextRun *)mark->run;
}

Glyph *builder_glyphs(Mark *mark)
{
    return (Glyph *)mark->run->glyphs;
}

Length builder_width(Builder *builder, const char *string)
{
    Text text = text_of(string);
    Length width = 0;
    for (size_t position = 0; position < text.bytes;) {
        Glyph glyph = next_glyph(builder, text, &position);
        width += glyph.advance + (glyph.flags & GLYPH_IS_SPACE ? points(builder->stretch) : 0);
    }
    return width;
}

void builder_rule(Builder *builder, uint32_t element, double x, double y, double thickness)
{
    add_mark(builder, (Mark){.kind = MARK_FILL,
                             .element = element,
                             .x = points(x),
                             .y = points(y),
                             .fill = {points(468), points(thickness), builder->color, NULL}});
}

static LinkTarget *add_link(Builder *builder, uint32_t element, double x, double y)
{
    LinkTarget *target = ARENA_NEW(builder->arena, LinkTarget);
    add_mark(builder, (Mark){.kind = MARK_LINK,
                             .element = element,
                             .x = points(x),
                             .y = points(y),
                             .link = {points(100), points(12), target}});
    return target;
}

void builder_link(Builder *builder, uint32_t element, double x, double y, uint32_t target)
{
    *add_link(builder, element, x, y) =
        (LinkTarget){.element = target, .label = text_of("a place")};
}

void builder_link_out(Builder *builder, uint32_t element, double x, double y, const char *uri)
{
    *add_link(builder, element, x, y) =
        (LinkTarget){.uri = text_of(uri), .label = text_of("a site")};
}

bool builder_image(Builder *builder, Judge *judge, uint32_t element, const char *name, double width)
{
    const Source *source;
    ck_assert_int_eq(
        file_load(builder->arena, judge_path(judge, name), builder->diagnostics, &source),
        STATUS_OK);
    const Image *image = image_read(builder->arena, source, SPAN_NONE, builder->diagnostics);
    if (!image)
        return false;
    Length wide = points(width);
    add_mark(builder,
             (Mark){.kind = MARK_IMAGE,
                    .element = element,
                    .x = points(100),
                    .y = points(200),
                    .image = {wide, length_scale(wide, image->height, image->width), image}});
    return true;
}

void builder_bleed(Builder *builder, double bleed, unsigned printer_marks)
{
    Page *page = &builder->pages[builder->publication.page_count - 1];
    page->bleed = points(bleed);
    page->slug = points(bleed + (printer_marks ? 24 : 0));
    page->printer_marks = (uint8_t)printer_marks;
}

void builder_bookmark(Builder *builder, const char *label, uint8_t level, uint32_t page)
{
    Publication *publication = &builder->publication;
    builder->bookmarks =
        arena_reserve(builder->arena, builder->bookmarks, publication->bookmark_count,
                      &builder->bookmark_capacity, sizeof *builder->bookmarks);
    builder->bookmarks[publication->bookmark_count++] = (Bookmark){
        .label = text_of(label), .level = level, .page = page, .x = points(72), .y = points(100)};
    publication->bookmarks = builder->bookmarks;
}

Status builder_write(Builder *builder, Judge *judge, const char *name, const PdfOptions *options)
{
    end_page(builder);
    FileWriter *file = file_create(judge_path(judge, name), builder->diagnostics);
    ck_assert_ptr_nonnull(file);
    Status status =
        pdf_write(&builder->publication, options, file, builder->arena, builder->diagnostics);
    if (status == STATUS_OK)
        return file_commit(file, builder->diagnostics);
    file_abandon(file);
    return status;
}

void builder_print(Builder *builder, Judge *judge)
{
    builder_print_as(builder, judge, "a-2a");
}

void builder_print_as(Builder *builder, Judge *judge, const char *standard)
{
    PdfOptions options = pdf_options();
    options.standard = standard_find(text_of(standard));
    options.date = text_of("2008-03-05");
    options.threads = 2;
    options.producer = text_of("plenary 0.1.0");
    Status status = builder_write(builder, judge, "t.pdf", &options);
    ck_no_findings(builder->diagnostics);
    ck_assert_int_eq(status, STATUS_OK);
    judge_is_clean(judge, "t.pdf");
}
