#include "output/check_language.h"

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Parts of 1 to 8 letters, behind the first also digits, with hyphens between. */
static bool is_tag(Text tag)
{
    enum {
        LONGEST_PART = 8
    };
    size_t length = 0;
    bool is_first = true;
    for (size_t i = 0; i < tag.bytes; i++) {
        bool is_digit = tag.at[i] >= '0' && tag.at[i] <= '9';
        if (tag.at[i] == '-' && length > 0) {
            length = 0;
            is_first = false;
        } else if ((is_letter(tag.at[i]) || (is_digit && !is_first)) && length < LONGEST_PART) {
            length++;
        } else {
            return false;
        }
    }
    return length > 0;
}

void language_check(Check *check, const PdfValue *language, CheckPlace place)
{
    Text tag = pdf_text(check->arena, language);
    if (language->type == PDF_STRING && is_tag(tag))
        return;
    report_add(check->report, CHECK_LANG_MALFORMED, place, "“%.*s”", check_shown(tag), tag.at);
}
