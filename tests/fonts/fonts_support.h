/* What the tests of fonts/ share: where fonts are, and fonts changed on purpose. */
#ifndef PLENARY_TESTS_FONTS_SUPPORT_H
#define PLENARY_TESTS_FONTS_SUPPORT_H

#include "fonts/face.h"
#include "tests/support/support.h"

#define LIBERATION_SERIF "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"
#define NIMBUS_ROMAN     "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"
#define AMIRI            "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf"
#define DEJAVU_SANS      "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
#define NOTO_SERIF_CJK   "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"

enum {
    NOTO_SERIF_CJK_SC = 2
};

/* An arena, findings and a place for files, for one test. */
typedef struct Bench {
    Arena *arena;
    Diagnostics *diagnostics;
    char folder[64]; /* empty at first; removed with its files at the end */
} Bench;

Bench bench_open(void);
void bench_close(Bench *bench);

/* A path in the bench's folder. */
const char *bench_path(Bench *bench, const char *name);

/* Whether a font package is installed; tests of fonts that setup.sh need not install end early. */
bool is_installed(const char *path);

/* Opens a face that must open without findings. */
Face *open_good_face(Bench *bench, const char *path, uint32_t index);

Buffer load_bytes(const char *path);
void save_bytes(const char *path, Text bytes);

/* Writes 16 bits at an offset of a table of a font file in memory. */
void change_table(Buffer *font, const char *tag, size_t offset, unsigned number);

/* Saves a copy of the square font with 16 bits of a table changed, and returns its path. */
const char *changed_square(Bench *bench, const char *tag, size_t offset, unsigned number);

/* Saves a font of those characters of Noto Serif CJK that a text has, and returns its path. Glyphs are
 * renumbered without gaps, but keep their CIDs. */
const char *cut_out_noto(Bench *bench, Text text);

/* Pseudo-random numbers, the same in each run. */
uint32_t next_random(uint64_t *state);

#endif
