/* ICC profiles: the one of the output intent (ISO 32000-1, 14.11.5) and sRGB. They are read from files
 * when they are needed; the program holds none. */
#ifndef PLENARY_OUTPUT_OUTPUT_PROFILE_H
#define PLENARY_OUTPUT_OUTPUT_PROFILE_H

#include "base/file.h"
#include "output/colors.h"

typedef struct OutputProfile {
    Text bytes;       /* empty: none */
    int components;   /* 1, 3 or 4 */
    Text description; /* what the profile calls itself, or what it is known as */
} OutputProfile;

/* For what a profile is wanted. */
typedef struct ProfileWish {
    const Standard *standard;
    ColorUse use;
    const char *path; /* of the file that is asked for; NULL for the usual one */
} ProfileWish;

/* The profile of the output intent: the one that is asked for, or Debian's sRGB or gray one by what the
 * colours want. PDF/X-1a may do without, naming a printing condition that is registered; a file that
 * claims nothing has one only if it is asked for. STATUS_CONFORMANCE or STATUS_FILE after a report. */
Status output_profile_find(Arena *arena, const ProfileWish *wish, OutputProfile *profile,
                           Diagnostics *diagnostics);

/* Debian's sRGB profile. */
Status output_profile_srgb(Arena *arena, const Standard *standard, OutputProfile *profile,
                           Diagnostics *diagnostics);

/* Writes a profile as a stream; its number. */
ObjectNumber output_profile_write(Objects *objects, const OutputProfile *profile);

/* Adds the output intent to the catalog. profile may be empty. */
void output_intent_write(Objects *objects, const Standard *standard, const OutputProfile *profile,
                         Dict *catalog);

#endif
