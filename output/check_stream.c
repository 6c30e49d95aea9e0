#include "output/check_pdf.h"

#include <libdeflate.h>

/* Decoding with a limit. libqpdf decodes whatever it is given and keeps all of it, and a kilobyte may
 * inflate to a megabyte: so what is deflated is first, and mostly only, inflated here, and streams
 * with chains of filters are handed to libqpdf only while they cannot grow beyond all bounds. */

enum {
    LARGEST_CHAINED = 1 << 20, /* bytes of a stream that libqpdf may decode by itself */
    MOST_FILTERS = 2
};

/* Inflates a zlib stream; false if it is broken or longer than the limit. */
static bool inflate(Text deflated, Buffer *out)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (!decompressor)
        memory_exhausted();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t written = 0;
    for (size_t factor = 6; result == LIBDEFLATE_INSUFFICIENT_SPACE; factor *= 4) {
        size_t room = deflated.bytes * factor + 4096;
        bool is_last = room >= PDF_LARGEST_STREAM;
        if (is_last)
            room = PDF_LARGEST_STREAM;
        buffer_clear(out);
        result = libdeflate_zlib_decompress_ex(decompressor, deflated.at, deflated.bytes,
                                               buffer_room(out, room), room, NULL, &written);
        if (is_last)
            break;
    }
    libdeflate_free_decompressor(decompressor);
    out->bytes = result == LIBDEFLATE_SUCCESS ? written : 0;
    return result == LIBDEFLATE_SUCCESS;
}

static bool is_flate(const PdfValue *name)
{
    return pdf_is_name(name, "FlateDecode") || pdf_is_name(name, "Fl");
}

static bool has_predictor(Pdf *pdf, const PdfValue *stream)
{
    const PdfValue *parameters = pdf_get(pdf, stream, "DecodeParms");
    if (parameters->type == PDF_ARRAY)
        parameters = pdf_item(pdf, parameters, 0);
    return pdf_get_number(pdf, parameters, "Predictor", 1) > 1;
}

static uint32_t filter_count(const PdfValue *filter)
{
    if (filter->type == PDF_ARRAY)
        return filter->count;
    return filter->type == PDF_NAME;
}

/* The raw bytes are in out. */
static bool decode(Pdf *pdf, const PdfValue *stream, Buffer *raw, Buffer *out)
{
    const PdfValue *filter = pdf_get(pdf, stream, "Filter");
    uint32_t count = filter_count(filter);
    const PdfValue *first = filter->type == PDF_ARRAY ? pdf_item(pdf, filter, 0) : filter;
    bool is_inflated = count > 0 && is_flate(first) && inflate(buffer_text(raw), out);
    if (count == 0) {
        buffer_put(out, buffer_text(raw));
        return true;
    }
    if (count == 1 && is_inflated && !has_predictor(pdf, stream))
        return true;
    if (count > MOST_FILTERS || (raw->bytes > LARGEST_CHAINED && !(is_inflated && count == 1)))
        return false;
    return reader_stream(pdf->reader, stream->object, stream->generation, true, out);
}

bool pdf_stream(Pdf *pdf, const PdfValue *stream, Buffer *out)
{
    buffer_clear(out);
    if (stream->type != PDF_STREAM ||
        pdf->decoded_bytes > (uint64_t)PDF_LARGEST_STREAM * PDF_LARGEST_SUM)
        return false;
    Buffer raw = {0};
    bool is_read = reader_stream(pdf->reader, stream->object, stream->generation, false, &raw) &&
                   decode(pdf, stream, &raw, out) && out->bytes <= PDF_LARGEST_STREAM;
    pdf->decoded_bytes += out->bytes;
    buffer_free(&raw);
    return is_read;
}
