#include "input/un_text_normal.h"

#include <string.h>

typedef struct NormalForm {
    Text from;
    Text to;
} NormalForm;

static const NormalForm forms[] = {
    {TEXT("\xC2\xAD"), TEXT("")},        /* soft hyphen */
    {TEXT("\xEF\x82\xB7"), TEXT("•")},   /* U+F0B7, the bullet of Symbol */
    {TEXT("\xEF\xAC\x80"), TEXT("ff")},  /* U+FB00 */
    {TEXT("\xEF\xAC\x81"), TEXT("fi")},  /* U+FB01 */
    {TEXT("\xEF\xAC\x82"), TEXT("fl")},  /* U+FB02 */
    {TEXT("\xEF\xAC\x83"), TEXT("ffi")}, /* U+FB03 */
    {TEXT("\xEF\xAC\x84"), TEXT("ffl")}, /* U+FB04 */
};

Text normal_form(Text text, size_t *bytes)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Text from = forms[i].from;
        if (text.bytes >= from.bytes && memcmp(text.at, from.at, from.bytes) == 0) {
            *bytes = from.bytes;
            return forms[i].to;
        }
    }
    *bytes = 0;
    return (Text){0};
}

typedef struct LetterPair {
    uint16_t mark;
    uint16_t base;
    uint16_t letter;
} LetterPair;

static const LetterPair compositions[] = {
    {0x300, 'A', 0xC0},    {0x300, 'E', 0xC8},    {0x300, 'I', 0xCC},    {0x300, 'O', 0xD2},
    {0x300, 'U', 0xD9},    {0x300, 'a', 0xE0},    {0x300, 'e', 0xE8},    {0x300, 'i', 0xEC},
    {0x300, 'o', 0xF2},    {0x300, 'u', 0xF9},    {0x301, 'A', 0xC1},    {0x301, 'E', 0xC9},
    {0x301, 'I', 0xCD},    {0x301, 'O', 0xD3},    {0x301, 'U', 0xDA},    {0x301, 'a', 0xE1},
    {0x301, 'e', 0xE9},    {0x301, 'i', 0xED},    {0x301, 'o', 0xF3},    {0x301, 'u', 0xFA},
    {0x302, 'A', 0xC2},    {0x302, 'E', 0xCA},    {0x302, 'I', 0xCE},    {0x302, 'O', 0xD4},
    {0x302, 'U', 0xDB},    {0x302, 'a', 0xE2},    {0x302, 'e', 0xEA},    {0x302, 'i', 0xEE},
    {0x302, 'o', 0xF4},    {0x302, 'u', 0xFB},    {0x303, 'A', 0xC3},    {0x303, 'N', 0xD1},
    {0x303, 'O', 0xD5},    {0x303, 'a', 0xE3},    {0x303, 'n', 0xF1},    {0x303, 'o', 0xF5},
    {0x306, 0x418, 0x419}, {0x306, 0x438, 0x439}, {0x308, 'A', 0xC4},    {0x308, 'E', 0xCB},
    {0x308, 'I', 0xCF},    {0x308, 'O', 0xD6},    {0x308, 'U', 0xDC},    {0x308, 'Y', 0x178},
    {0x308, 'a', 0xE4},    {0x308, 'e', 0xEB},    {0x308, 'i', 0xEF},    {0x308, 'o', 0xF6},
    {0x308, 'u', 0xFC},    {0x308, 'y', 0xFF},    {0x308, 0x415, 0x401}, {0x308, 0x435, 0x451},
    {0x30A, 'A', 0xC5},    {0x30A, 'a', 0xE5},    {0x327, 'C', 0xC7},    {0x327, 'c', 0xE7},
    {0x653, 0x627, 0x622}, {0x654, 0x627, 0x623}, {0x654, 0x648, 0x624}, {0x655, 0x627, 0x625},
    {0x654, 0x64A, 0x626},
};

uint32_t composed_letter(uint32_t base, uint32_t mark)
{
    for (size_t i = 0; i < sizeof compositions / sizeof *compositions; i++)
        if (compositions[i].mark == mark && compositions[i].base == base)
            return compositions[i].letter;
    return 0;
}
