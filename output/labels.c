#include "output/labels.h"

#include "output/trees.h"

/* A label taken apart: a prefix, and a number in one of the styles that PDF can count in. */
typedef struct Label {
    Text prefix;
    char style;      /* D, r, R as PDF names them; 0: no number, the prefix is all */
    uint32_t number; /* from 1 */
} Label;

enum {
    LARGEST_NUMBER = 1000000000
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The digits at the end, which must not begin with 0: a counter would not write it. */
static bool read_decimal(Text text, Label *label)
{
    size_t begin = text.bytes;
    while (begin > 0 && is_digit(text.at[begin - 1]))
        begin--;
    while (begin < text.bytes && text.at[begin] == '0')
        begin++;
    *label = (Label){text_slice(text, 0, begin), 'D', 0};
    return text_to_number(text_slice(text, begin, text.bytes), LARGEST_NUMBER, &label->number);
}

static void put_roman(Buffer *out, uint32_t number)
{
    static const struct {
        uint32_t value;
        const char *letters;
    } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            buffer_string(out, parts[i].letters);
}

static uint32_t roman_digit(char letter)
{
    switch (letter) {
    case 'i':
        return 1;
    case 'v':
        return 5;
    case 'x':
        return 10;
    case 'l':
        return 50;
    case 'c':
        return 100;
    case 'd':
        return 500;
    case 'm':
        return 1000;
    default:
        return 0;
    }
}

/* A text that is a Roman numeral as a counter writes it, in one case throughout. */
static bool read_roman(Text text, Label *label)
{
    enum {
        LONGEST = 20
    };
    if (text.bytes == 0 || text.bytes > LONGEST)
        return false;
    bool is_upper = text.at[0] >= 'A' && text.at[0] <= 'Z';
    char lower[LONGEST];
    uint32_t number = 0;
    uint32_t after = 0;
    for (size_t i = text.bytes; i-- > 0;) {
        lower[i] = (char)(is_upper ? text.at[i] - 'A' + 'a' : text.at[i]);
        uint32_t digit = roman_digit(lower[i]);
        if (digit == 0)
            return false;
        number = digit < after ? number - digit : number + digit;
        after = digit;
    }
    Buffer written = {0};
    put_roman(&written, number);
    bool is_proper = text_equal(buffer_text(&written), (Text){lower, text.bytes});
    buffer_free(&written);
    *label = (Label){{0}, is_upper ? 'R' : 'r', number};
    return is_proper;
}

static Label read_label(Text text)
{
    Label label;
    if (read_decimal(text, &label) || read_roman(text, &label))
        return label;
    return (Label){text, 0, 1};
}

static bool continues(const Label *label, const Label *before)
{
    return label->style && label->style == before->style &&
           text_equal(label->prefix, before->prefix) && label->number == before->number + 1;
}

static void add_range(TreeWriter *tree, uint32_t page, const Label *label)
{
    Buffer key = {0};
    Buffer value = {0};
    put_decimal(&key, page, 0);
    buffer_string(&value, "<<");
    if (label->prefix.bytes) {
        buffer_string(&value, "/P");
        put_text_string(&value, label->prefix);
    }
    if (label->style) {
        buffer_string(&value, "/S/");
        buffer_byte(&value, label->style);
    }
    if (label->number > 1) {
        buffer_string(&value, "/St ");
        put_decimal(&value, label->number, 0);
    }
    buffer_string(&value, ">>");
    tree_add(tree, buffer_text(&key), buffer_text(&value));
    buffer_free(&key);
    buffer_free(&value);
}

static bool are_plain(const Publication *publication)
{
    Label before = {{0}, 'D', 0};
    for (uint32_t i = 0; i < publication->page_count; i++) {
        Label label = read_label(publication->pages[i].label);
        if (!continues(&label, &before))
            return false;
        before = label;
    }
    return true;
}

ObjectNumber labels_write(Arena *arena, Objects *objects, const Publication *publication)
{
    if (are_plain(publication))
        return 0;
    TreeWriter *tree = tree_begin(arena, objects, TREE_OF_NUMBERS);
    Label before = {0};
    for (uint32_t i = 0; i < publication->page_count; i++) {
        Label label = read_label(publication->pages[i].label);
        if (i == 0 || !continues(&label, &before))
            add_range(tree, i, &label);
        before = label;
    }
    return tree_end(tree);
}
