/* What is told of the fonts that answer a request. */
#ifndef PLENARY_FONTS_FONT_FINDINGS_H
#define PLENARY_FONTS_FONT_FINDINGS_H

#include "fonts/catalogue.h"
#include "fonts/fontset.h"

/* Reports unless the same was told of the same first detail. */
void font_report_once(Diagnostics *diagnostics, DiagnosticKind kind, Span place, Text first,
                      Text second);

/* Slant and weight are never made up, so a family that lacks them changes how the page looks. */
void font_report_style(const Face *face, FontStyle wanted, Span place, Diagnostics *diagnostics);

/* That no family of the request exists. */
void font_report_none(const FontRequest *request, Diagnostics *diagnostics);

#endif
