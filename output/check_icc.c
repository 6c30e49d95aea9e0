#include "output/check_icc.h"

#include <string.h>

enum {
    HEADER_BYTES = 128,
    VERSION_AT = 8,
    CLASS_AT = 12,
    SPACE_AT = 16,
    SIGNATURE_AT = 36,
    TAG_COUNT_BYTES = 4
};

static bool has(Text bytes, size_t at, const char signature[4])
{
    return memcmp(bytes.at + at, signature, 4) == 0;
}

static IccClass class_of(Text bytes)
{
    static const struct {
        const char *signature;
        IccClass class;
    } known[] = {
        {"prtr", ICC_OUTPUT}, {"mntr", ICC_DISPLAY}, {"scnr", ICC_INPUT}, {"spac", ICC_CONVERSION}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (has(bytes, CLASS_AT, known[i].signature))
            return known[i].class;
    return ICC_OTHER_CLASS;
}

static void read_space(Text bytes, IccFacts *facts)
{
    static const struct {
        const char *signature;
        IccSpace space;
        unsigned components;
    } known[] = {
        {"GRAY", ICC_GRAY, 1}, {"RGB ", ICC_RGB, 3}, {"CMYK", ICC_CMYK, 4}, {"Lab ", ICC_LAB, 3}};
    facts->space = ICC_OTHER;
    facts->components = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (has(bytes, SPACE_AT, known[i].signature)) {
            facts->space = known[i].space;
            facts->components = known[i].components;
        }
}

bool icc_read(Text bytes, IccFacts *facts)
{
    if (bytes.bytes < HEADER_BYTES + TAG_COUNT_BYTES || !has(bytes, SIGNATURE_AT, "acsp"))
        return false;
    uint32_t size = 0;
    for (size_t i = 0; i < 4; i++)
        size = size << 8 | (unsigned char)bytes.at[i];
    facts->version = (unsigned char)bytes.at[VERSION_AT];
    facts->class = class_of(bytes);
    read_space(bytes, facts);
    return size <= bytes.bytes;
}
