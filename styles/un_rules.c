#include "styles/un_rules.h"

#include "styles/contents.h"
#include "styles/lexicon.h"
#include "styles/title_block.h"
#include "styles/un_fields.h"
#include "styles/un_glue.h"
#include "styles/un_lead.h"
#include "styles/un_masthead.h"

typedef enum Step {
    STEP_FIELDS = 1,
    STEP_LEAD = 2,
    STEP_MASTHEAD = 4,
    STEP_GLUE = 8,
    STEP_TITLE = 16
} Step;

/* Which kind of document takes which steps. The last row is for all others: drafts, and reports that
 * hold draft resolutions, have lead phrases too. */
static const struct {
    const char *kind;
    unsigned steps;
} kinds[] = {
    {"plain", STEP_FIELDS | STEP_MASTHEAD | STEP_TITLE | STEP_GLUE},
    {NULL, STEP_FIELDS | STEP_LEAD | STEP_MASTHEAD | STEP_TITLE | STEP_GLUE},
};

static unsigned steps_of(Text kind)
{
    size_t row = 0;
    while (kinds[row].kind && !text_is(kind, kinds[row].kind))
        row++;
    return kinds[row].steps;
}

/* Style sheets see the fields as attributes of the root. */
static void publish_fields(Document *document)
{
    for (int id = 0; id < FIELD_COUNT; id++) {
        Text value = fields_value(&document->fields, (FieldId)id);
        if (value.bytes)
            node_set_attribute(document, document->root, field_name((FieldId)id), value);
    }
}

void un_annotate(Document *document, Diagnostics *diagnostics)
{
    unsigned steps = steps_of(document->kind->text);
    const Lexicon *lexicon = lexicon_load(document->arena, document->language, diagnostics);
    if (steps & STEP_FIELDS)
        un_fields_derive(document, lexicon);
    if ((steps & STEP_LEAD) && lexicon_is_of(lexicon, document->language))
        un_lead(document, lexicon, NULL, diagnostics);
    if (steps & STEP_MASTHEAD)
        un_masthead(document, lexicon);
    if (steps & STEP_TITLE)
        title_block_make(document, lexicon);
    contents_make(document, lexicon);
    if (steps & STEP_GLUE)
        un_glue(document, lexicon);
    publish_fields(document);
    document_number(document);
}
