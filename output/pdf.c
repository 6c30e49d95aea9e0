#include "output/pdf.h"

#include "base/hash.h"
#include "output/compress.h"
#include "output/flatten.h"
#include "output/labels.h"
#include "output/metadata.h"
#include "output/outline.h"
#include "output/output_profile.h"
#include "output/pages.h"
#include "output/sheets.h"

PdfOptions pdf_options(void)
{
    return (PdfOptions){.compression = COMPRESS_USUAL, .standard = standard_usual()};
}

/* A file under way. */
typedef struct PdfWriter {
    const Publication *publication;
    const PdfOptions *options;
    const Standard *standard;
    Arena *arena;
    Diagnostics *diagnostics;
    Objects *objects;
    Survey survey;
    OutputProfile profile; /* of the output intent */
    ColorTable colors;
    ImageTable images;
    Embedding embedding;
    Tags *tags; /* NULL in a file without */
    SheetPlan sheets;
    PageTree tree;
    Links links;
    ObjectNumber first_group; /* of the forms of groups */
    ObjectNumber srgb;        /* the sRGB profile, where the output intent is another */
    Resources resources;
} PdfWriter;

static bool is_imposed(const PdfWriter *writer)
{
    return writer->options->imposition != IMPOSE_NOT;
}

/* ---- what is asked and what there is ---- */

static Status refuse(const PdfWriter *writer, DiagnosticKind kind)
{
    return diagnostics_add(writer->diagnostics, kind, SPAN_NONE, text_of(writer->standard->title),
                           (Text){0});
}

static Status check_options(const PdfWriter *writer)
{
    const PdfOptions *options = writer->options;
    if (is_imposed(writer) && standard_needs_tags(writer->standard))
        return refuse(writer, PDF_WANTS_TAGS);
    if (options->attachments.count && !writer->standard->has_attachments)
        return refuse(writer, PDF_NO_ATTACHMENTS);
    if (writer->standard->needs_date && options->date.bytes == 0)
        return refuse(writer, PDF_WANTS_DATE);
    if (is_imposed(writer))
        refuse(writer, PDF_WITHOUT_TAGS);
    return STATUS_OK;
}

static void tell_links_left_out(const PdfWriter *writer)
{
    if (writer->survey.links_left_out == 0 || is_imposed(writer))
        return;
    Buffer count = {0};
    buffer_integer(&count, (int64_t)writer->survey.links_left_out);
    diagnostics_add(writer->diagnostics, PDF_LINKS_LEFT_OUT, SPAN_NONE,
                    text_of(writer->standard->title), buffer_text(&count));
    buffer_free(&count);
}

static Status survey(PdfWriter *writer)
{
    bool has_links = writer->standard->has_links && !is_imposed(writer);
    Status status = survey_make(writer->arena, writer->publication, has_links, writer->diagnostics,
                                &writer->survey);
    if (status == STATUS_OK)
        tell_links_left_out(writer);
    return status;
}

/* ---- colours and pictures ---- */

/* By the profile of the press, where there is RGB that has to become CMYK. */
static Status open_press(const PdfWriter *writer, PressColors **press)
{
    *press = NULL;
    if (writer->standard->colors != COLORS_OF_PRESS || !writer->colors.use.has_rgb)
        return STATUS_OK;
    const char *reason = "it is not of CMYK";
    if (writer->profile.components == 4)
        *press = press_colors_open(writer->profile.bytes, &reason);
    if (*press)
        return STATUS_OK;
    return diagnostics_add(writer->diagnostics, PDF_BAD_PROFILE, SPAN_NONE,
                           text_of(writer->options->profile), text_of(reason));
}

static Status write_srgb(PdfWriter *writer)
{
    OutputProfile srgb;
    Status status =
        output_profile_srgb(writer->arena, writer->standard, &srgb, writer->diagnostics);
    if (status == STATUS_OK)
        writer->srgb = output_profile_write(writer->objects, &srgb);
    return status;
}

static Status write_images(PdfWriter *writer, PressColors *press)
{
    writer->images = images_list(writer->arena, writer->publication);
    ImageRules rules = {.standard = writer->standard,
                        .intent_components = writer->profile.components,
                        .srgb = writer->srgb,
                        .press = press,
                        .compression = writer->options->compression};
    if (writer->standard->press)
        images_check_resolution(writer->publication, writer->diagnostics);
    return images_write(&writer->images, &rules, writer->objects, writer->diagnostics);
}

static Status settle_colors(PdfWriter *writer)
{
    writer->colors =
        colors_list(writer->arena, writer->publication, writer->standard, writer->diagnostics);
    ProfileWish wish = {writer->standard, writer->colors.use, writer->options->profile};
    Status status =
        output_profile_find(writer->arena, &wish, &writer->profile, writer->diagnostics);
    PressColors *press = NULL;
    if (status == STATUS_OK)
        status = open_press(writer, &press);
    if (status != STATUS_OK)
        return status;
    ColorPlan plan = {.standard = writer->standard,
                      .intent_components = writer->profile.components,
                      .convert = press ? press_colors_convert : NULL,
                      .press = press};
    colors_plan(writer->arena, &writer->colors, &plan, writer->diagnostics);
    if (writer->colors.needs_srgb)
        status = write_srgb(writer);
    if (status == STATUS_OK)
        status = write_images(writer, press);
    press_colors_close(press);
    return status;
}

/* ---- pages ---- */

static void reserve_pages(PdfWriter *writer)
{
    const Publication *publication = writer->publication;
    uint32_t pages = publication->page_count;
    if (is_imposed(writer)) {
        writer->sheets =
            imposition_plan(writer->options->imposition, publication, writer->diagnostics);
        pages = writer->sheets.sheet_count;
    }
    writer->tree = pagetree_new(writer->objects, pages);
    if (writer->standard->is_tagged && !is_imposed(writer))
        writer->tags =
            tags_new(writer->arena, &(TagSource){publication, &writer->survey, writer->objects,
                                                 writer->standard->longest_array});
    writer->first_group = objects_reserve(writer->objects, (uint32_t)writer->survey.group_count);
    writer->links = (Links){publication, &writer->survey, writer->tags, &writer->tree,
                            objects_reserve(writer->objects, (uint32_t)writer->survey.link_count)};
}

static Status prepare(PdfWriter *writer)
{
    Status status = check_options(writer);
    if (status == STATUS_OK)
        status = survey(writer);
    if (status != STATUS_OK)
        return status;
    writer->embedding = embed_collect(writer->arena, writer->publication);
    writer->embedding.has_cid_sets = writer->standard->has_cid_sets;
    reserve_pages(writer);
    status = objects_check(writer->objects, writer->diagnostics);
    if (status == STATUS_OK)
        status = settle_colors(writer);
    if (status == STATUS_OK)
        status =
            embed_write(writer->arena, &writer->embedding, writer->objects, writer->diagnostics);
    if (status == STATUS_OK)
        writer->resources =
            resources_write(writer->arena, writer->objects,
                            &(ResourceSource){&writer->embedding, &writer->colors, writer->srgb,
                                              &writer->images, is_imposed(writer)});
    return status;
}

static void write_sheets(PdfWriter *writer, ObjectNumber first_form)
{
    Sheets sheets = {&writer->sheets, &writer->tree, first_form, &writer->colors,
                     writer->standard->press != NULL};
    sheets_write(&sheets);
}

/* NULL where there is no output intent, or no transparency. */
static const char *blending(const PdfWriter *writer)
{
    int components = writer->profile.components;
    if (!writer->standard->has_alpha || components == 0)
        return NULL;
    return components == 4 ? "DeviceCMYK" : components == 3 ? "DeviceRGB" : "DeviceGray";
}

static Status write_pages(PdfWriter *writer)
{
    Pages pages = {
        .source = {writer->publication, writer->tags, &writer->embedding, &writer->colors,
                   &writer->images, is_imposed(writer)},
        .survey = &writer->survey,
        .tree = &writer->tree,
        .links = writer->links,
        .resources = writer->resources,
        .first_group = writer->first_group,
        .blending = blending(writer),
        .is_press = writer->standard->press != NULL,
        .compression = writer->options->compression,
        .threads = writer->options->threads,
    };
    if (is_imposed(writer))
        pages.first_form = objects_reserve(writer->objects, writer->publication->page_count);
    Status status = pages_write(writer->arena, &pages, writer->diagnostics);
    if (status == STATUS_OK && is_imposed(writer))
        write_sheets(writer, pages.first_form);
    pagetree_write_nodes(&writer->tree);
    return status;
}

/* ---- the catalog ---- */

/* What tells the document from others: its text. */
static Hash128 hash_text(const Publication *publication)
{
    Hasher *hasher = hasher_open();
    hasher_add(hasher, publication->title);
    for (uint32_t i = 0; i < publication->page_count; i++)
        for (uint32_t k = 0; k < publication->pages[i].mark_count; k++)
            if (publication->pages[i].marks[k].kind == MARK_TEXT)
                hasher_add(hasher, publication->pages[i].marks[k].run->text);
    return hasher_close(hasher);
}

/* The claim of the standard in XMP. PDF/UA-1, 7.1, wants a title. */
static void put_claim(const PdfWriter *writer, Text title, Buffer *out)
{
    Hash128 identifier = {{0}};
    if (writer->standard->press)
        identifier = hash_text(writer->publication);
    Claim claim = {writer->standard, title.bytes > 0, identifier.bytes, writer->options->date};
    if (writer->standard->is_accessible && title.bytes == 0)
        diagnostics_add_plain(writer->diagnostics, PDF_NO_TITLE, SPAN_NONE);
    claim_put_xmp(&claim, out);
}

static void add_navigation(const PdfWriter *writer, Dict *catalog)
{
    if (is_imposed(writer))
        return;
    ObjectNumber labels = labels_write(writer->arena, writer->objects, writer->publication);
    if (labels)
        dict_reference(catalog, "PageLabels", labels);
    ObjectNumber outline = 0;
    if (writer->standard->has_links)
        outline = outline_write(writer->arena, writer->publication, &writer->tree);
    if (outline) {
        dict_reference(catalog, "Outlines", outline);
        dict_name(catalog, "PageMode", "UseOutlines");
    }
}

static void add_tags(const PdfWriter *writer, Dict *catalog)
{
    if (!writer->tags)
        return;
    TagTargets targets = {writer->tree.first_page, writer->links.first, writer->first_group};
    dict_boolean(dict_dict(catalog, "MarkInfo"), "Marked", true);
    dict_reference(catalog, "StructTreeRoot",
                   tags_write(writer->tags, targets, writer->diagnostics));
}

static Status write_catalog(PdfWriter *writer)
{
    const PdfOptions *options = writer->options;
    Objects *objects = writer->objects;
    Buffer claim = {0};
    MetadataSource metadata = {.publication = writer->publication,
                               .creator = options->creator,
                               .producer = options->producer,
                               .date = options->date,
                               .title = metadata_title(writer->publication),
                               .press = writer->standard->press};
    put_claim(writer, metadata.title, &claim);
    metadata.conformance = buffer_text(&claim);
    Dict *catalog = objects_new_dict(objects);
    dict_name(catalog, "Type", "Catalog");
    dict_reference(catalog, "Pages", writer->tree.root);
    metadata_describe(writer->publication, catalog);
    add_tags(writer, catalog);
    add_navigation(writer, catalog);
    output_intent_write(objects, writer->standard, &writer->profile, catalog);
    attachments_write(writer->arena, objects, &options->attachments, options->date, catalog);
    dict_reference(catalog, "Metadata", metadata_write_xmp(objects, &metadata));
    buffer_free(&claim);
    ObjectNumber number = objects_reserve(objects, 1);
    objects_write_dict(objects, number, catalog);
    ObjectNumber information = metadata_write_information(objects, &metadata);
    return objects_finish(objects, number, information, writer->diagnostics);
}

Status pdf_write(const Publication *publication, const PdfOptions *options, FileWriter *file,
                 Arena *arena, Diagnostics *diagnostics)
{
    const Standard *standard = options->standard;
    ObjectsOptions form = {options->compression, standard->version, standard->packs_objects};
    Status flat = STATUS_OK;
    if (!standard->has_alpha)
        flat = flatten_groups(arena, publication, standard, diagnostics, &publication);
    if (flat != STATUS_OK)
        return flat;
    PdfWriter writer = {.publication = publication,
                        .options = options,
                        .standard = standard,
                        .arena = arena,
                        .diagnostics = diagnostics,
                        .objects = objects_open(arena, file, &form, diagnostics)};
    Status status = writer.objects ? prepare(&writer) : STATUS_INTERNAL;
    if (status == STATUS_OK)
        status = write_pages(&writer);
    if (status == STATUS_OK)
        status = write_catalog(&writer);
    objects_close(writer.objects);
    return status;
}
