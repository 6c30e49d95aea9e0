#include "output/check.h"
#include "output/check_language.h"

/* ---- tags and language ---- */

static void check_marks(Check *check)
{
    const PdfValue *marks = pdf_get(check->pdf, check->pdf->catalog, "MarkInfo");
    if (!pdf_is_true(pdf_get(check->pdf, marks, "Marked")))
        check_fail_plain(check, CHECK_NAV_NOT_MARKED, check->pdf->catalog);
    if (pdf_is_true(pdf_get(check->pdf, marks, "Suspects")))
        check_fail_plain(check, CHECK_NAV_SUSPECTS, check->pdf->catalog);
}

static void check_language(Check *check)
{
    const PdfValue *language = pdf_get(check->pdf, check->pdf->catalog, "Lang");
    if (language->type != PDF_NULL)
        language_check(check, language, (CheckPlace){0, check->pdf->catalog->object, 0});
}

/* ---- the viewer ---- */

static void check_viewer(Check *check)
{
    static const char *const areas[] = {"ViewArea", "ViewClip", "PrintArea", "PrintClip"};
    const PdfValue *viewer = pdf_get(check->pdf, check->pdf->catalog, "ViewerPreferences");
    if (!pdf_is_true(pdf_get(check->pdf, viewer, "DisplayDocTitle")))
        check_fail_plain(check, CHECK_NAV_TITLE_HIDDEN, check->pdf->catalog);
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        const PdfValue *box = pdf_get(check->pdf, viewer, areas[i]);
        if (box->type != PDF_NULL && !pdf_is_name(box, "MediaBox") && !pdf_is_name(box, "BleedBox"))
            check_fail(check, CHECK_NAV_VIEW, viewer, "%s", areas[i]);
    }
}

/* ---- forms ---- */

static void check_form(Check *check)
{
    const PdfValue *form = pdf_get(check->pdf, check->pdf->catalog, "AcroForm");
    bool is_rendered = pdf_is_true(pdf_get(check->pdf, check->pdf->catalog, "NeedsRendering"));
    if (pdf_entry(form, "XFA") || is_rendered)
        check_fail_plain(check, CHECK_FORM_XFA, check->pdf->catalog);
    if (pdf_is_true(pdf_get(check->pdf, form, "NeedAppearances")))
        check_fail_plain(check, CHECK_FORM_UNFINISHED, check->pdf->catalog);
}

/* ---- what may not be there ---- */

static void check_names(Check *check)
{
    const PdfValue *names = pdf_get(check->pdf, check->pdf->catalog, "Names");
    if (pdf_entry(names, "JavaScript"))
        check_fail_plain(check, CHECK_ACTION_SCRIPT, names);
    if (pdf_entry(names, "EmbeddedFiles"))
        check_fail_plain(check, CHECK_ATTACH_FORBIDDEN, names);
    if (pdf_entry(names, "AlternatePresentations"))
        check_fail_plain(check, CHECK_PRESENTATIONS, names);
    const PdfValue *files = pdf_get(check->pdf, names, "EmbeddedFiles");
    if (trees_read(check->pdf, files, true)->is_broken)
        check_fail(check, CHECK_FILE_TREE, names, "EmbeddedFiles");
}

static void check_permissions(Check *check)
{
    const PdfValue *permissions = pdf_get(check->pdf, check->pdf->catalog, "Perms");
    for (uint32_t i = 0; pdf_is_dict(permissions) && i < permissions->count; i++) {
        Text key = permissions->entries[i].key;
        if (!text_is(key, "UR3") && !text_is(key, "DocMDP"))
            check_fail(check, CHECK_PERMISSIONS, permissions, "%.*s", check_shown(key), key.at);
    }
}

void check_catalog(Check *check)
{
    const PdfValue *catalog = check->pdf->catalog;
    check_marks(check);
    check_language(check);
    check_viewer(check);
    check_form(check);
    check_names(check);
    check_permissions(check);
    if (pdf_entry(catalog, "AA"))
        check_fail_plain(check, CHECK_ACTION_TRIGGER, catalog);
    if (pdf_entry(catalog, "Requirements"))
        check_fail_plain(check, CHECK_REQUIREMENTS, catalog);
    check_layers(check);
    check_navigation(check);
}
