#include "output/check_claims.h"

const Xmp *claims_metadata(Pdf *pdf)
{
    Buffer bytes = {0};
    const Xmp *xmp = NULL;
    if (pdf_stream(pdf, pdf_get(pdf, pdf->catalog, "Metadata"), &bytes))
        xmp = xmp_read(pdf->arena, text_copy(pdf->arena, buffer_text(&bytes)));
    buffer_free(&bytes);
    return xmp;
}

/* PDF/A by part and level. */
static unsigned archive_claim(Text part, Text level)
{
    for (unsigned i = 0; i < STANDARD_COUNT; i++) {
        Text name = text_of(check_standard((CheckStandard)i)->name); /* "a-2b" */
        if (text_starts(name, "a-") && text_equal(part, text_slice(name, 2, 3)) &&
            text_is_ignoring_case(level, name.at + 3))
            return 1U << i;
    }
    return 0;
}

unsigned claims_of(Pdf *pdf, const Xmp *xmp)
{
    const PdfValue *information = pdf_get(pdf, pdf->trailer, "Info");
    Text press = pdf_text(pdf->arena, pdf_get(pdf, information, "GTS_PDFXVersion"));
    unsigned claims =
        archive_claim(xmp_value(xmp, XMP_PDFA, "part"), xmp_value(xmp, XMP_PDFA, "conformance"));
    if (text_is(xmp_value(xmp, XMP_PDFUA, "part"), "1"))
        claims |= STANDARDS_UA;
    if (text_is(xmp_value(xmp, XMP_PDFX, "GTS_PDFXVersion"), "PDF/X-4"))
        claims |= STANDARDS_X4;
    if (text_is(press, "PDF/X-1a:2003"))
        claims |= STANDARDS_X1A;
    return claims;
}
