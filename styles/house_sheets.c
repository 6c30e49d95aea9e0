#include "styles/house_sheets.h"

#include "styles/embedded.h"
#include "styles/house.h"
#include "styles/property_names.h"

enum {
    SHEETS_MOST = 32
};

typedef struct NamedSheet {
    const char *name;
    const Stylesheet *sheet;
} NamedSheet;

struct HouseSheets {
    Names *names;
    NamedSheet sheets[SHEETS_MOST];
    size_t count;
};

/* What is below all house sheets. */
static const char *const base_names[] = {"base", "counter-styles"};

static SheetOrigin origin_of(const char *name)
{
    for (size_t i = 0; i < sizeof base_names / sizeof *base_names; i++)
        if (text_is(text_of(name), base_names[i]))
            return SHEET_BASE;
    return SHEET_HOUSE;
}

static const Stylesheet *read_sheet(const CssReading *reading, const char *name)
{
    Buffer file = {0};
    buffer_format(&file, "%s.css", name);
    const EmbeddedFile *found = embedded_find(buffer_text(&file));
    buffer_free(&file);
    if (!found)
        return NULL;
    Source *source = ARENA_NEW(reading->arena, Source);
    source->name = found->name;
    source->bytes = found->bytes;
    CssReading own = *reading;
    own.source = source;
    return stylesheet_read(&own, origin_of(name));
}

static void add(HouseSheets *sheets, const CssReading *reading, const char *name)
{
    if (sheets->count < SHEETS_MOST)
        sheets->sheets[sheets->count++] = (NamedSheet){name, read_sheet(reading, name)};
}

/* Nothing is wrong in them, as a test sees to: what would be is told of no document. */
const HouseSheets *house_sheets_read_all(Arena *arena)
{
    HouseSheets *sheets = ARENA_NEW(arena, HouseSheets);
    sheets->names = names_new(arena);
    CssReading reading = {arena, sheets->names, NULL, diagnostics_new(arena),
                          property_names_new(arena)};
    for (size_t i = 0; i < sizeof base_names / sizeof *base_names; i++)
        add(sheets, &reading, base_names[i]);
    for (size_t i = 0; house_sheet_name(i); i++)
        add(sheets, &reading, house_sheet_name(i));
    return sheets;
}

const Names *house_sheets_names(const HouseSheets *sheets)
{
    return sheets->names;
}

const Stylesheet *house_sheet_read(const HouseSheets *sheets, const CssReading *reading,
                                   const char *name)
{
    for (size_t i = 0; sheets && i < sheets->count; i++)
        if (text_is(text_of(sheets->sheets[i].name), name))
            return sheets->sheets[i].sheet;
    return read_sheet(reading, name);
}
