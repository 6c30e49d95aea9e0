#include "output/output_profile.h"

#include <string.h>
#include <unistd.h>

/* Debian's package icc-profiles-free. */
static const char srgb_path[] = "/usr/share/color/icc/sRGB.icc";
static const char gray_path[] = "/usr/share/color/icc/Gray.icc";

/* ---- the head of a profile (ISO 15076-1, 7.2) ---- */

enum {
    VERSION_AT = 8,
    CLASS_AT = 12,
    SPACE_AT = 16,
    SIGNATURE_AT = 36,
    HEAD_BYTES = 128,
    TAG_BYTES = 12,
    TAGS_MOST = 100
};

static bool is_at(Text bytes, size_t offset, const char *four)
{
    return offset + 4 <= bytes.bytes && memcmp(bytes.at + offset, four, 4) == 0;
}

static uint32_t number_at(Text bytes, size_t offset)
{
    uint32_t number = 0;
    for (size_t i = offset; i < offset + 4; i++)
        number = number << 8 | (i < bytes.bytes ? (unsigned char)bytes.at[i] : 0);
    return number;
}

static int components_of(Text bytes)
{
    return is_at(bytes, SPACE_AT, "GRAY")   ? 1
           : is_at(bytes, SPACE_AT, "RGB ") ? 3
           : is_at(bytes, SPACE_AT, "CMYK") ? 4
                                            : 0;
}

/* What is wrong with a profile for a standard, or NULL. */
static const char *find_fault(const Standard *standard, Text bytes)
{
    int components = components_of(bytes);
    bool is_press = is_at(bytes, CLASS_AT, "prtr");
    if (bytes.bytes < HEAD_BYTES || !is_at(bytes, SIGNATURE_AT, "acsp"))
        return "not an ICC profile";
    if (number_at(bytes, 0) != bytes.bytes)
        return "cut off";
    if (bytes.at[VERSION_AT] > standard->profile_version)
        return "of a later version of ICC than the PDF standard knows";
    if (components == 0)
        return "neither for gray nor RGB nor CMYK";
    if (standard->press && (!is_press || components == 3))
        return "not of a press";
    if (!is_press && !is_at(bytes, CLASS_AT, "mntr"))
        return "neither of a press nor of a screen";
    return NULL;
}

/* The description, where it is in ASCII, as profiles of version 2 have it. */
static Text description_of(Text bytes)
{
    uint32_t tags = number_at(bytes, HEAD_BYTES);
    for (uint32_t i = 0; i < tags && i < TAGS_MOST; i++) {
        size_t tag = HEAD_BYTES + 4 + (size_t)i * TAG_BYTES;
        size_t at = number_at(bytes, tag + 4);
        if (!is_at(bytes, tag, "desc") || !is_at(bytes, at, "desc"))
            continue;
        size_t length = number_at(bytes, at + 8);
        Text text = text_slice(bytes, at + 12, at + 12 + length);
        return text_trim(text_slice(text, 0, text_find(text, '\0')));
    }
    return (Text){0};
}

/* ---- files ---- */

static Status take(const Standard *standard, const Source *source, OutputProfile *profile,
                   Diagnostics *diagnostics)
{
    const char *fault = find_fault(standard, source->bytes);
    if (fault)
        return diagnostics_add(diagnostics, PDF_BAD_PROFILE, SPAN_NONE, source->name,
                               text_of(fault));
    *profile =
        (OutputProfile){source->bytes, components_of(source->bytes), description_of(source->bytes)};
    return STATUS_OK;
}

/* Files of a package that may not be installed. */
static Status load_usual(Arena *arena, const Standard *standard, const char *path,
                         OutputProfile *profile, Diagnostics *diagnostics)
{
    if (access(path, R_OK) != 0)
        return diagnostics_add(diagnostics, PDF_NO_PROFILE, SPAN_NONE, text_of(standard->title),
                               text_of(path));
    const Source *source;
    Status status = file_load_own(arena, path, diagnostics, &source);
    return status == STATUS_OK ? take(standard, source, profile, diagnostics) : status;
}

Status output_profile_srgb(Arena *arena, const Standard *standard, OutputProfile *profile,
                           Diagnostics *diagnostics)
{
    Standard any = *standard;
    any.press = NULL; /* it is not to be the press's */
    Status status = load_usual(arena, &any, srgb_path, profile, diagnostics);
    if (status == STATUS_OK)
        profile->description = (Text)TEXT("sRGB IEC61966-2.1");
    return status;
}

static Status find_for_press(const ProfileWish *wish, Diagnostics *diagnostics)
{
    const Standard *standard = wish->standard;
    if (standard->colors != COLORS_OF_PRESS)
        return diagnostics_add(diagnostics, PDF_WANTS_PROFILE, SPAN_NONE, text_of(standard->title),
                               (Text)TEXT("it tells what the inks look like"));
    if (wish->use.has_rgb)
        return diagnostics_add(diagnostics, PDF_WANTS_PROFILE, SPAN_NONE, text_of(standard->title),
                               (Text)TEXT("the document has RGB colours, to be converted by it"));
    return STATUS_OK;
}

Status output_profile_find(Arena *arena, const ProfileWish *wish, OutputProfile *profile,
                           Diagnostics *diagnostics)
{
    const Standard *standard = wish->standard;
    *profile = (OutputProfile){0};
    if (wish->path) {
        const Source *source;
        Status status = file_load(arena, wish->path, diagnostics, &source);
        return status == STATUS_OK ? take(standard, source, profile, diagnostics) : status;
    }
    if (standard->press)
        return find_for_press(wish, diagnostics);
    if (standard->part == 0)
        return STATUS_OK;
    if (wish->use.has_rgb || wish->use.has_cmyk)
        return output_profile_srgb(arena, standard, profile, diagnostics);
    return load_usual(arena, standard, gray_path, profile, diagnostics);
}

/* ---- in the file ---- */

ObjectNumber output_profile_write(Objects *objects, const OutputProfile *profile)
{
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_integer(dict, "N", profile->components);
    objects_write_stream(objects, number, dict, profile->bytes, STREAM_DEFLATE);
    return number;
}

static void dict_string(Dict *dict, const char *key, const char *string)
{
    dict_text(dict, key, text_of(string));
}

/* Without a profile: the printing condition of ISO 12647-2 for offset on coated paper, which every press
 * shop knows by its name in the ICC's registry. A document in black does not depend on it. */
static void put_registered(Dict *intent)
{
    dict_string(intent, "OutputConditionIdentifier", "FOGRA39");
    dict_string(intent, "OutputCondition", "Offset on coated paper, ISO 12647-2:2004");
    dict_string(intent, "RegistryName", "http://www.color.org");
    dict_string(intent, "Info", "Coated FOGRA39 (ISO 12647-2:2004)");
}

void output_intent_write(Objects *objects, const Standard *standard, const OutputProfile *profile,
                         Dict *catalog)
{
    if (profile->bytes.bytes == 0 && !standard->press)
        return;
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *intent = objects_new_dict(objects);
    dict_name(intent, "Type", "OutputIntent");
    dict_name(intent, "S", standard->press ? "GTS_PDFX" : "GTS_PDFA1");
    if (profile->bytes.bytes == 0) {
        put_registered(intent);
    } else {
        Text name = profile->description.bytes ? profile->description : (Text)TEXT("as embedded");
        dict_text(intent, "OutputConditionIdentifier", name);
        dict_text(intent, "Info", name);
        dict_reference(intent, "DestOutputProfile", output_profile_write(objects, profile));
    }
    objects_write_dict(objects, number, intent);
    array_reference(dict_array(catalog, "OutputIntents"), number);
}
