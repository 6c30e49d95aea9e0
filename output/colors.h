/* The colours of a publication as a PDF file paints them.
 *
 * All marks are looked through once; each distinct colour is given an ink: the operator and components
 * of the content stream. What may stand there is the standard's to say (COLORS_… of conformance.h) and
 * depends on the output intent:
 *
 *            no rule     intent gray   intent RGB     intent CMYK      PDF/X-1a
 *   gray     DeviceGray  DeviceGray    DeviceGray     K on a press     K
 *   RGB      DeviceRGB   -             DeviceRGB      sRGB by profile  converted
 *   CMYK     DeviceCMYK  -             as RGB (CSS)   DeviceCMYK       DeviceCMYK
 *
 * "On a press" is PDF/X: there grays are black ink alone, and black text overprints. CMYK becomes RGB
 * by the formula of CSS Color 5, section 10.1, for want of a profile. */
#ifndef PLENARY_OUTPUT_COLORS_H
#define PLENARY_OUTPUT_COLORS_H

#include "output/conformance.h"
#include "output/objects.h"

typedef enum InkSpace {
    INK_GRAY,
    INK_RGB,
    INK_CMYK,
    INK_SRGB, /* RGB by the sRGB profile */
    INK_SPOT  /* c[0] is the tint */
} InkSpace;

typedef struct Ink {
    InkSpace space;
    uint16_t c[4];
    uint32_t spot; /* of INK_SPOT: index in the table's spots */
} Ink;

/* What the marks ask for. */
typedef struct ColorUse {
    bool has_gray;
    bool has_rgb;
    bool has_cmyk; /* spot colours count: their substitutes are CMYK */
    bool has_rgb_image;
} ColorUse;

typedef struct ColorTable {
    ColorUse use;
    const Color *colors; /* distinct, but for grays */
    Ink *inks;           /* of each */
    size_t count;
    const SpotInk **spots;
    Ink *substitutes; /* of the full tint of each spot colour */
    size_t spot_count;
    bool is_press;          /* grays are black ink alone, and black text overprints */
    bool has_registration;  /* printer's marks in all inks */
    const uint16_t *clears; /* how far colours let through what is beneath: distinct, not 0 */
    size_t clear_count;
    bool flattens;   /* they are laid on white instead: the standard knows no transparency */
    bool needs_srgb; /* the file needs the sRGB profile beside its output intent */
} ColorTable;

/* Lists the colours of all marks, as the standard can have them: without transparency they are laid on
 * white, after a report. */
ColorTable colors_list(Arena *arena, const Publication *publication, const Standard *standard,
                       Diagnostics *diagnostics);

/* Converts an RGB colour to the CMYK of the press. */
typedef void (*ColorConversion)(void *press, const uint16_t rgb[3], uint16_t cmyk[4]);

/* How colours are told. */
typedef struct ColorPlan {
    const Standard *standard;
    int intent_components;   /* of the output intent; 0 without one */
    ColorConversion convert; /* NULL where nothing has to be */
    void *press;
} ColorPlan;

/* Decides on the inks; reports colours that had to be converted. */
void colors_plan(Arena *arena, ColorTable *table, const ColorPlan *plan, Diagnostics *diagnostics);

/* The ink of a colour that was listed. */
Ink colors_ink(const ColorTable *table, const Color *color);

/* How far a colour lets through what is beneath, in this file. */
uint16_t colors_clear(const ColorTable *table, const Color *color);

/* The graphics states for it, by the names that pages call them: /C0, opaque, /C32768, …; nothing where all is
 * opaque. */
void colors_put_opacity_name(uint16_t clear, Buffer *out);
void colors_put_opacities(const ColorTable *table, Buffer *out);

/* The colour spaces by the names that pages call them, /All, /SRGB, /S0 …, and whether there are any. srgb is
 * the profile, where it is needed. */
bool colors_have_spaces(const ColorTable *table);
void colors_put_spaces(const ColorTable *table, ObjectNumber srgb, Dict *spaces);

/* Of these, what printer's marks need; nothing if there are none. */
void colors_put_registration(const ColorTable *table, Dict *color_spaces);

/* The operators that choose an ink for filling. */
void ink_put(const Ink *ink, Buffer *out);

/* The same for lines that are drawn. */
void ink_put_for_lines(const Ink *ink, Buffer *out);

/* Whether two inks are the same. */
bool ink_equal(const Ink *a, const Ink *b);

#endif
