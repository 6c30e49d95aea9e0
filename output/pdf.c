#include "output/pdf.h"

#include "output/compress.h"
#include "output/metadata.h"
#include "output/outline.h"
#include "output/pages.h"

PdfOptions pdf_options(void)
{
    return (PdfOptions){.compression = COMPRESS_USUAL};
}

/* A file under way. */
typedef struct PdfWriter {
    const Publication *publication;
    const PdfOptions *options;
    Arena *arena;
    Diagnostics *diagnostics;
    Objects *objects;
    Survey survey;
    Embedding embedding;
    Tags *tags;
    PageTree tree;
    Links links;
} PdfWriter;

static Status prepare(PdfWriter *writer)
{
    const Publication *publication = writer->publication;
    Status status = survey_make(writer->arena, publication, writer->diagnostics, &writer->survey);
    if (status != STATUS_OK)
        return status;
    writer->embedding = embed_collect(writer->arena, publication);
    writer->tree = pagetree_new(writer->objects, publication->page_count);
    writer->tags = tags_new(writer->arena, publication, &writer->survey, writer->objects);
    writer->links = (Links){publication, &writer->survey, writer->tags, &writer->tree,
                            objects_reserve(writer->objects, (uint32_t)writer->survey.link_count)};
    status = objects_check(writer->objects, writer->diagnostics);
    if (status == STATUS_OK)
        status =
            embed_write(writer->arena, &writer->embedding, writer->objects, writer->diagnostics);
    return status;
}

static Status write_pages(PdfWriter *writer)
{
    Pages pages = {
        .source = {writer->publication, writer->tags, &writer->embedding},
        .survey = &writer->survey,
        .tree = &writer->tree,
        .links = writer->links,
        .compression = writer->options->compression,
        .threads = writer->options->threads,
    };
    return pages_write(writer->arena, &pages, writer->diagnostics);
}

static Status write_catalog(PdfWriter *writer)
{
    const PdfOptions *options = writer->options;
    MetadataSource metadata = {.publication = writer->publication,
                               .creator = options->creator,
                               .producer = options->producer,
                               .date = options->date};
    Dict *catalog = objects_new_dict(writer->objects);
    dict_name(catalog, "Type", "Catalog");
    dict_reference(catalog, "Pages", writer->tree.root);
    TagTargets targets = {writer->tree.first_page, writer->links.first};
    dict_reference(catalog, "StructTreeRoot",
                   tags_write(writer->tags, targets, writer->diagnostics));
    ObjectNumber outline = outline_write(writer->arena, writer->publication, &writer->tree);
    if (outline) {
        dict_reference(catalog, "Outlines", outline);
        dict_name(catalog, "PageMode", "UseOutlines");
    }
    metadata_describe(writer->arena, writer->objects, writer->publication, catalog);
    dict_reference(catalog, "Metadata", metadata_write_xmp(writer->objects, &metadata));
    ObjectNumber number = objects_reserve(writer->objects, 1);
    objects_write_dict(writer->objects, number, catalog);
    ObjectNumber information = metadata_write_information(writer->objects, &metadata);
    return objects_finish(writer->objects, number, information, writer->diagnostics);
}

Status pdf_write(const Publication *publication, const PdfOptions *options, FileWriter *file,
                 Arena *arena, Diagnostics *diagnostics)
{
    ObjectsOptions form = {options->compression, options->is_plain};
    PdfWriter writer = {.publication = publication,
                        .options = options,
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
