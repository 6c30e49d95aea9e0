/* The fonts that Debian packages, where the packages put them, and which stand in for which. Data
 * only; catalogue.h and fontset.h say how it is used. */
#ifndef PLENARY_FONTS_KNOWN_FONTS_H
#define PLENARY_FONTS_KNOWN_FONTS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    KNOWN_BOLD = 1,
    KNOWN_ITALIC = 2,
    KNOWN_STYLES = 4
};

typedef struct KnownFamily {
    const char *name;           /* NULL ends the table */
    const char *stem;           /* folder and beginning of the names of its files */
    const char *const *endings; /* by KNOWN_BOLD | KNOWN_ITALIC; NULL where there is no file */
    uint32_t index;             /* in each file, a collection */
    int32_t stretch;            /* 100 is normal, in % */
} KnownFamily;

/* A family may have more rows, for more places; the first counts if both exist. */
extern const KnownFamily known_families[];

/* What may be used for a name that no font has. The rows of a name are in order of preference. */
typedef struct KnownSubstitute {
    const char *name; /* NULL ends the table */
    const char *family;
    bool is_generic; /* name is a generic family of CSS; otherwise family has the widths of name */
} KnownSubstitute;

extern const KnownSubstitute known_substitutes[];

/* Which families to try for text that the asked fonts lack. */
typedef struct KnownScript {
    const char *script;   /* ISO 15924, Zyyy for signs of all scripts; NULL ends the table */
    const char *language; /* the row counts only for this BCP 47 prefix; NULL: for any */
    const char *serif;
    const char *sans; /* NULL if there is only the serif one */
} KnownScript;

extern const KnownScript known_scripts[];

#endif
