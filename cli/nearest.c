#include "cli/nearest.h"

#include <stdbool.h>
#include <string.h>

enum {
    LONGEST = 63 /* bytes; longer names are near to none */
};

Nearest nearest_start(const char *wanted, size_t bytes)
{
    return (Nearest){.wanted = wanted, .bytes = bytes};
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool is_same(char a, char b)
{
    return lower(a) == lower(b);
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The edits that part a from b: letters changed, left out, put in, and neighbours exchanged. Both
 * are at most LONGEST. */
static unsigned distance(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
    unsigned edits[LONGEST + 1][LONGEST + 1]; /* between the first i of a and the first j of b */
    for (size_t i = 0; i <= a_bytes; i++) {
        for (size_t j = 0; j <= b_bytes; j++) {
            unsigned best = (unsigned)(i + j);
            if (i > 0 && j > 0) {
                best = least(edits[i - 1][j], edits[i][j - 1]) + 1;
                best = least(best, edits[i - 1][j - 1] + !is_same(a[i - 1], b[j - 1]));
            }
            if (i > 1 && j > 1 && is_same(a[i - 1], b[j - 2]) && is_same(a[i - 2], b[j - 1]))
                best = least(best, edits[i - 2][j - 2] + 1);
            edits[i][j] = best;
        }
    }
    return edits[a_bytes][b_bytes];
}

void nearest_weigh(Nearest *nearest, const char *name)
{
    size_t bytes = strlen(name);
    if (bytes > LONGEST || nearest->bytes > LONGEST)
        return;
    unsigned there = distance(nearest->wanted, nearest->bytes, name, bytes);
    if (there > bytes / 3 || (nearest->best && there >= nearest->distance))
        return;
    nearest->best = name;
    nearest->distance = there;
}
