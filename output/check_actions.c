#include "output/check.h"

/* Actions of PDF 1.7 and the standards that do not allow them. ISO 15930-4 allows none at all. Of
 * ISO 15930-7 only what is said of scripts is checked. */
static const struct {
    const char *name;
    unsigned offended;
} types[] = {
    {"GoTo", STANDARDS_X1A},
    {"GoToR", STANDARDS_X1A},
    {"GoToE", STANDARDS_A1 | STANDARDS_X1A},
    {"Thread", STANDARDS_X1A},
    {"URI", STANDARDS_X1A},
    {"Named", STANDARDS_X1A},
    {"SubmitForm", STANDARDS_X1A},
    {"JavaScript", 0}, /* has a rule of its own */
};

static unsigned offended_by(Text type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_is(type, types[i].name))
            return types[i].offended;
    return ~0U;
}

static bool turns_pages(const PdfValue *name)
{
    return pdf_is_name(name, "NextPage") || pdf_is_name(name, "PrevPage") ||
           pdf_is_name(name, "FirstPage") || pdf_is_name(name, "LastPage");
}

static void check_action(Check *check, const PdfValue *action)
{
    const PdfValue *type = pdf_get(check->pdf, action, "S");
    if (type->type != PDF_NAME)
        return;
    unsigned offended = offended_by(type->text);
    if (offended)
        check_fail_for(check, CHECK_ACTION_TYPE, offended, action, "%.*s", check_shown(type->text),
                       type->text.at);
    if (pdf_is_name(type, "JavaScript"))
        check_fail_plain(check, CHECK_ACTION_SCRIPT, action);
    const PdfValue *name = pdf_get(check->pdf, action, "N");
    if (pdf_is_name(type, "Named") && !turns_pages(name))
        check_fail(check, CHECK_ACTION_NAMED, action, "%.*s",
                   name->type == PDF_NAME ? check_shown(name->text) : 0,
                   name->type == PDF_NAME ? name->text.at : "");
}

/* The actions that events set off, by event. */
static void check_triggers(Check *check, const PdfValue *triggers)
{
    if (pdf_is_dict(triggers))
        for (uint32_t i = 0; i < triggers->count; i++)
            check_action(check, pdf_follow(check->pdf, &triggers->entries[i].value));
}

/* Under A structure elements and others have attributes, which have an owner. */
static void check_holder(Check *check, const PdfValue *holder, const char *key)
{
    const PdfValue *value = pdf_get(check->pdf, holder, key);
    if (value->type == PDF_ARRAY)
        for (uint32_t i = 0; i < value->count; i++) {
            const PdfValue *item = pdf_item(check->pdf, value, i);
            if (pdf_is_dict(item) && !pdf_entry(item, "O"))
                check_action(check, item);
        }
    else if (pdf_is_dict(value) && !pdf_entry(value, "O"))
        check_action(check, value);
}

void check_dict_actions(Check *check, const PdfValue *dict)
{
    check_holder(check, dict, "A");
    check_holder(check, dict, "OpenAction");
    check_holder(check, dict, "Next");
    check_triggers(check, pdf_get(check->pdf, dict, "AA"));
}
