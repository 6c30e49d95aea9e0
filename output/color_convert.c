#include "output/color_convert.h"

#include <lcms2.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/late_library.h"

/* What is used of Little CMS, which is loaded when colours are converted. */
typedef struct Library {
    __typeof__(cmsCreateContext) *CreateContext;
    __typeof__(cmsDeleteContext) *DeleteContext;
    __typeof__(cmsOpenProfileFromMemTHR) *OpenProfileFromMemTHR;
    __typeof__(cmsCreate_sRGBProfileTHR) *Create_sRGBProfileTHR;
    __typeof__(cmsCloseProfile) *CloseProfile;
    __typeof__(cmsGetColorSpace) *GetColorSpace;
    __typeof__(cmsCreateTransformTHR) *CreateTransformTHR;
    __typeof__(cmsDoTransform) *DoTransform;
    __typeof__(cmsDeleteTransform) *DeleteTransform;
    __typeof__(cmsGetEncodedCMMversion) *GetEncodedCMMversion;
} Library;

#define SYMBOL(member)                                                                             \
    {                                                                                              \
        "cms" #member, offsetof(Library, member)                                                   \
    }

static const LateSymbol symbols[] = {
    SYMBOL(CreateContext),         SYMBOL(DeleteContext), SYMBOL(OpenProfileFromMemTHR),
    SYMBOL(Create_sRGBProfileTHR), SYMBOL(CloseProfile),  SYMBOL(GetColorSpace),
    SYMBOL(CreateTransformTHR),    SYMBOL(DoTransform),   SYMBOL(DeleteTransform),
    SYMBOL(GetEncodedCMMversion),
};

/* LCMS_LIBRARY is the name of the library that the program was built with, "liblcms2.so.2". */
static bool load(Library *library)
{
    return !late_library_load(LCMS_LIBRARY, symbols, sizeof symbols / sizeof *symbols, library);
}

struct PressColors {
    Library cms;
    cmsContext context;
    cmsHPROFILE press;
    cmsHTRANSFORM colors; /* single ones, 16 bits a component */
};

PressColors *press_colors_open(Text profile, const char **reason)
{
    PressColors *press = malloc(sizeof *press);
    if (!press)
        memory_exhausted();
    Library *cms = &press->cms;
    if (!load(cms)) {
        free(press);
        *reason = "Little CMS, which converts RGB by it, is not installed (" LCMS_LIBRARY ")";
        return NULL;
    }
    press->context = cms->CreateContext(NULL, NULL);
    press->press =
        cms->OpenProfileFromMemTHR(press->context, profile.at, (cmsUInt32Number)profile.bytes);
    cmsHPROFILE srgb = cms->Create_sRGBProfileTHR(press->context);
    press->colors = NULL;
    if (press->press && srgb)
        press->colors = cms->CreateTransformTHR(press->context, srgb, TYPE_RGB_16, press->press,
                                                TYPE_CMYK_16, INTENT_PERCEPTUAL, cmsFLAGS_NOCACHE);
    if (srgb)
        cms->CloseProfile(srgb);
    if (press->colors)
        return press;
    press_colors_close(press);
    *reason = "RGB cannot be converted by it";
    return NULL;
}

void press_colors_close(PressColors *press)
{
    if (!press)
        return;
    const Library *cms = &press->cms;
    if (press->colors)
        cms->DeleteTransform(press->colors);
    if (press->press)
        cms->CloseProfile(press->press);
    cms->DeleteContext(press->context);
    free(press);
}

void press_colors_convert(void *press, const uint16_t rgb[3], uint16_t cmyk[4])
{
    const PressColors *colors = press;
    colors->cms.DoTransform(colors->colors, rgb, cmyk, 1);
}

bool press_colors_convert_image(PressColors *press, Text profile, const unsigned char *rgb,
                                unsigned char *cmyk, size_t count)
{
    enum {
        PIECE = 1 << 20 /* the library counts in 32 bits */
    };
    const Library *cms = &press->cms;
    cmsHPROFILE own = profile.bytes ? cms->OpenProfileFromMemTHR(press->context, profile.at,
                                                                 (cmsUInt32Number)profile.bytes)
                                    : cms->Create_sRGBProfileTHR(press->context);
    cmsHTRANSFORM transform = NULL;
    if (own)
        transform = cms->CreateTransformTHR(press->context, own, TYPE_RGB_8, press->press,
                                            TYPE_CMYK_8, INTENT_PERCEPTUAL, 0);
    for (size_t at = 0; transform && at < count; at += PIECE)
        cms->DoTransform(transform, rgb + at * 3, cmyk + at * 4,
                         (cmsUInt32Number)(count - at < PIECE ? count - at : PIECE));
    if (transform)
        cms->DeleteTransform(transform);
    if (own)
        cms->CloseProfile(own);
    return transform != NULL;
}

static void convert_by_formula(const unsigned char *cmyk, unsigned char *rgb, size_t count)
{
    for (size_t i = 0; i < count; i++, cmyk += 4)
        for (int c = 0; c < 3; c++)
            *rgb++ = (unsigned char)(((255 - cmyk[c]) * (255 - cmyk[3]) + 127) / 255);
}

static bool convert_by_profile(Text profile, const unsigned char *cmyk, unsigned char *rgb,
                               size_t count)
{
    enum {
        PIECE = 1 << 20
    };
    Library library;
    const Library *cms = &library;
    if (!load(&library))
        return false;
    cmsContext context = cms->CreateContext(NULL, NULL);
    cmsHPROFILE own =
        cms->OpenProfileFromMemTHR(context, profile.at, (cmsUInt32Number)profile.bytes);
    cmsHPROFILE srgb = cms->Create_sRGBProfileTHR(context);
    cmsHTRANSFORM transform = NULL;
    if (own && srgb && cms->GetColorSpace(own) == cmsSigCmykData)
        transform = cms->CreateTransformTHR(context, own, TYPE_CMYK_8, srgb, TYPE_RGB_8,
                                            INTENT_PERCEPTUAL, 0);
    for (size_t at = 0; transform && at < count; at += PIECE)
        cms->DoTransform(transform, cmyk + at * 4, rgb + at * 3,
                         (cmsUInt32Number)(count - at < PIECE ? count - at : PIECE));
    if (transform)
        cms->DeleteTransform(transform);
    if (own)
        cms->CloseProfile(own);
    if (srgb)
        cms->CloseProfile(srgb);
    cms->DeleteContext(context);
    return transform != NULL;
}

void srgb_convert_image(Text profile, const unsigned char *cmyk, unsigned char *rgb, size_t count)
{
    if (profile.bytes == 0 || !convert_by_profile(profile, cmyk, rgb, count))
        convert_by_formula(cmyk, rgb, count);
}

int press_colors_library_version(void)
{
    Library cms;
    return load(&cms) ? cms.GetEncodedCMMversion() : 0;
}
