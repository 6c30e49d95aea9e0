#include "fonts/font_findings.h"

static bool is_told(const Diagnostics *diagnostics, DiagnosticKind kind, Text first)
{
    for (size_t i = 0; i < diagnostics->count; i++)
        if (diagnostics->items[i].kind == kind &&
            text_equal(diagnostics->items[i].details[0], first))
            return true;
    return false;
}

void font_report_once(Diagnostics *diagnostics, DiagnosticKind kind, Span place, Text first,
                      Text second)
{
    if (!is_told(diagnostics, kind, first))
        diagnostics_add(diagnostics, kind, place, first, second);
}

void font_report_style(const Face *face, FontStyle wanted, Span place, Diagnostics *diagnostics)
{
    enum {
        BOLD = 600
    };
    if (wanted.is_italic && !face->is_italic)
        font_report_once(diagnostics, FONT_NO_ITALIC, place, face->family, (Text){0});
    if (wanted.weight >= BOLD && face->weight < BOLD) {
        Buffer number = {0};
        buffer_integer(&number, face->weight);
        font_report_once(diagnostics, FONT_NO_BOLD, place, face->family, buffer_text(&number));
        buffer_free(&number);
    }
}

void font_report_none(const FontRequest *request, Diagnostics *diagnostics)
{
    Buffer list = {0};
    for (uint32_t i = 0; i < request->family_count; i++) {
        if (i)
            buffer_string(&list, ", ");
        buffer_put(&list, request->families[i]);
    }
    diagnostics_add(diagnostics, FONT_NO_FAMILY, request->place, buffer_text(&list), (Text){0});
    buffer_free(&list);
}
