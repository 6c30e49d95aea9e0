/* Containers of Markdown: lines of three colons or more, outside of code.
 *
 * cmark does not know them, so it gets a comment in the place of such a line, which ends paragraphs and
 * lists as the line is meant to; the fences are put back when the tree is walked, by their lines. */
#include "input/markdown_parts.h"

#include <string.h>

static const char stand_in[] = "<!---->";

static uint32_t line_end(Text bytes, uint32_t at)
{
    while (at < bytes.bytes && bytes.at[at] != '\n' && bytes.at[at] != '\r')
        at++;
    return at;
}

static uint32_t next_line(Text bytes, uint32_t end)
{
    if (end < bytes.bytes && bytes.at[end] == '\r')
        end++;
    else
        return end < bytes.bytes ? end + 1 : end;
    return end < bytes.bytes && bytes.at[end] == '\n' ? end + 1 : end;
}

static void find_lines(Markdown *markdown)
{
    Text bytes = markdown->bytes;
    uint32_t count = 0;
    for (uint32_t at = markdown->begin; at < bytes.bytes; count++)
        at = next_line(bytes, line_end(bytes, at));
    markdown->line_starts =
        ARENA_ARRAY(markdown->reading.document->arena, uint32_t, (size_t)count + 1);
    uint32_t at = markdown->begin;
    for (uint32_t i = 0; i < count; i++) {
        markdown->line_starts[i] = at;
        at = next_line(bytes, line_end(bytes, at));
    }
    markdown->line_starts[count] = (uint32_t)bytes.bytes;
    markdown->line_count = count;
}

Text markdown_line(const Markdown *markdown, uint32_t line)
{
    uint32_t begin = markdown->line_starts[line];
    return text_slice(markdown->bytes, begin, line_end(markdown->bytes, begin));
}

/* A fence of code: its sign, how many there are of it, 0 where the line is none, and whether words follow,
 * which only the opening one may have, and no backticks behind backticks. */
typedef struct CodeFence {
    char sign;
    size_t count;
    bool has_words;
} CodeFence;

static CodeFence code_fence(Text line)
{
    size_t at = 0;
    while (at < 3 && at < line.bytes && line.at[at] == ' ')
        at++;
    if (at == line.bytes || (line.at[at] != '`' && line.at[at] != '~'))
        return (CodeFence){0};
    CodeFence fence = {.sign = line.at[at]};
    while (at + fence.count < line.bytes && line.at[at + fence.count] == fence.sign)
        fence.count++;
    Text words = text_trim(text_slice(line, at + fence.count, line.bytes));
    fence.has_words = words.bytes > 0;
    bool is_span = fence.sign == '`' && text_find(words, '`') < words.bytes;
    return fence.count >= 3 && !is_span ? fence : (CodeFence){0};
}

static bool is_container_line(Text line, MarkupAttributes *attributes)
{
    size_t colons = 0;
    while (colons < line.bytes && line.at[colons] == ':')
        colons++;
    return colons >= 3 && attributes_read_fence(text_slice(line, colons, line.bytes), attributes);
}

static void add_fence(Markdown *markdown, uint32_t line, const MarkupAttributes *attributes)
{
    Reading *reading = &markdown->reading;
    uint32_t begin = markdown->line_starts[line];
    Span span = {reading->clean.source, begin, line_end(markdown->bytes, begin)};
    markdown->fences =
        arena_reserve(reading->document->arena, markdown->fences, markdown->fence_count,
                      &markdown->fence_capacity, sizeof *markdown->fences);
    bool opens = attributes->class_count || attributes->id.bytes;
    markdown->fences[markdown->fence_count++] = (Fence){line + 1, opens, *attributes, span};
    markdown_drop(markdown, span.begin, span.end, LEDGER_MARKUP);
}

static void find_fences(Markdown *markdown)
{
    CodeFence code = {0};
    for (uint32_t line = 0; line < markdown->line_count; line++) {
        Text text = markdown_line(markdown, line);
        MarkupAttributes attributes;
        CodeFence fence = code_fence(text);
        if (code.count) {
            if (fence.count >= code.count && fence.sign == code.sign && !fence.has_words)
                code = (CodeFence){0};
        } else if (fence.count) {
            code = fence;
        } else if (text_starts(text, ":::") && is_container_line(text, &attributes)) {
            add_fence(markdown, line, &attributes);
        }
    }
}

Text fences_find(Markdown *markdown)
{
    find_lines(markdown);
    find_fences(markdown);
    Text text = text_slice(markdown->bytes, markdown->begin, markdown->bytes.bytes);
    if (markdown->fence_count == 0)
        return text;
    Buffer out = {0};
    uint32_t done = markdown->begin;
    for (size_t i = 0; i < markdown->fence_count; i++) {
        const Fence *fence = &markdown->fences[i];
        buffer_put(&out, text_slice(markdown->bytes, done, fence->span.begin));
        buffer_string(&out, stand_in);
        done = fence->span.end;
    }
    buffer_put(&out, text_slice(markdown->bytes, done, markdown->bytes.bytes));
    text = text_copy(markdown->reading.document->arena, buffer_text(&out));
    buffer_free(&out);
    return text;
}

size_t fence_from(const Markdown *markdown, uint32_t offset)
{
    size_t low = 0;
    size_t high = markdown->fence_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (markdown->fences[middle].span.begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t fence_begin(const Markdown *markdown, size_t fence)
{
    return fence < markdown->fence_count ? markdown->fences[fence].span.begin
                                         : (uint32_t)markdown->bytes.bytes;
}
