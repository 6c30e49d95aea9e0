/* The text behind a tab, up to the next one or the line's end, begins, ends, is centred or has its decimal sign
 * at the stop; where there is no room for that, it follows what is before it. */
#include "layout/tab_stops.h"

#include "styles/languages.h"

static void sort_in(TabStop *stops, uint32_t count, TabStop stop)
{
    while (count > 0 && stops[count - 1].place > stop.place) {
        stops[count] = stops[count - 1];
        count--;
    }
    stops[count] = stop;
}

const TabStop *tab_stops_read(Arena *arena, const Value *value, uint32_t *count)
{
    enum {
        PARTS = 3 /* of the value, for a stop */
    };
    *count = 0;
    if (value->kind != VALUE_LIST)
        return NULL;
    const ValueList *list = value->list;
    uint32_t stop_count = list->count / PARTS;
    TabStop *stops = ARENA_ARRAY(arena, TabStop, stop_count);
    for (; *count < stop_count; ++*count) {
        const Value *parts = &list->items[PARTS * *count];
        sort_in(stops, *count,
                (TabStop){parts[0].length, (Keyword)parts[1].keyword, *parts[2].text});
    }
    return stops;
}

/* A stop nearer than half a figure is passed over, CSS Text 3, section 4.2. */
static Length usual_end(const ParagraphStyle *style, Length x)
{
    if (style->tab_size <= 0)
        return x;
    int64_t least = (int64_t)x + (style->tab_least > 0 ? style->tab_least : 1);
    int64_t stops = least > 0 ? (least + style->tab_size - 1) / style->tab_size : 0;
    return length_clip(stops * style->tab_size);
}

static uint32_t end_of_tabbed(const Paragraph *paragraph, uint32_t begin, uint32_t ink_end)
{
    for (uint32_t i = paragraph_first_object(paragraph, begin);
         i < paragraph->object_count && paragraph->objects[i].at < ink_end; i++)
        if (paragraph->objects[i].kind == OBJECT_TAB)
            return paragraph->objects[i].at;
    return ink_end > begin ? ink_end : begin;
}

/* Languages whose numbers have a decimal comma. */
static bool has_decimal_comma(Text language)
{
    static const char *const tags[] = {"fr", "es", "ru", "de", "it", "pt"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (language_in_range(language, text_of(tags[i])))
            return true;
    return false;
}

/* The last decimal sign, or the end where there is none. */
static uint32_t decimal_place(const Paragraph *paragraph, uint32_t begin, uint32_t end)
{
    char sign = has_decimal_comma(paragraph->style.language) ? ',' : '.';
    for (uint32_t at = end; at > begin; at--)
        if (paragraph->text.at[at - 1] == sign)
            return at - 1;
    return end;
}

Length tab_end(const ShapedParagraph *shaped, uint32_t at, Length x, uint32_t ink_end, Text *leader)
{
    const Paragraph *paragraph = shaped->paragraph;
    const ParagraphStyle *style = &paragraph->style;
    uint32_t i = 0;
    *leader = (Text){0};
    while (i < style->tab_stop_count && style->tab_stops[i].place <= x)
        i++;
    if (i == style->tab_stop_count)
        return usual_end(style, x);
    const TabStop *stop = &style->tab_stops[i];
    uint32_t begin = at + 1;
    uint32_t end = end_of_tabbed(paragraph, begin, ink_end);
    if (stop->align == KEYWORD_DECIMAL)
        end = decimal_place(paragraph, begin, end);
    int64_t width = shaped->widths[end] - shaped->widths[begin];
    int64_t before = stop->align == KEYWORD_LEFT     ? 0
                     : stop->align == KEYWORD_CENTER ? width / 2
                                                     : width;
    *leader = stop->leader;
    return stop->place - before > x ? length_clip(stop->place - before) : x;
}
