#include "output/color_convert.h"

#include <lcms2.h>
#include <stdlib.h>

struct PressColors {
    cmsContext context;
    cmsHPROFILE press;
    cmsHTRANSFORM colors; /* single ones, 16 bits a component */
};

PressColors *press_colors_open(Text profile)
{
    PressColors *press = malloc(sizeof *press);
    if (!press)
        memory_exhausted();
    press->context = cmsCreateContext(NULL, NULL);
    press->press =
        cmsOpenProfileFromMemTHR(press->context, profile.at, (cmsUInt32Number)profile.bytes);
    cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR(press->context);
    press->colors = NULL;
    if (press->press && srgb)
        press->colors = cmsCreateTransformTHR(press->context, srgb, TYPE_RGB_16, press->press,
                                              TYPE_CMYK_16, INTENT_PERCEPTUAL, cmsFLAGS_NOCACHE);
    if (srgb)
        cmsCloseProfile(srgb);
    if (press->colors)
        return press;
    press_colors_close(press);
    return NULL;
}

void press_colors_close(PressColors *press)
{
    if (!press)
        return;
    if (press->colors)
        cmsDeleteTransform(press->colors);
    if (press->press)
        cmsCloseProfile(press->press);
    cmsDeleteContext(press->context);
    free(press);
}

void press_colors_convert(void *press, const uint16_t rgb[3], uint16_t cmyk[4])
{
    const PressColors *colors = press;
    cmsDoTransform(colors->colors, rgb, cmyk, 1);
}

bool press_colors_convert_image(PressColors *press, Text profile, const unsigned char *rgb,
                                unsigned char *cmyk, size_t count)
{
    enum {
        PIECE = 1 << 20 /* the library counts in 32 bits */
    };
    cmsHPROFILE own = profile.bytes ? cmsOpenProfileFromMemTHR(press->context, profile.at,
                                                               (cmsUInt32Number)profile.bytes)
                                    : cmsCreate_sRGBProfileTHR(press->context);
    cmsHTRANSFORM transform = NULL;
    if (own)
        transform = cmsCreateTransformTHR(press->context, own, TYPE_RGB_8, press->press,
                                          TYPE_CMYK_8, INTENT_PERCEPTUAL, 0);
    for (size_t at = 0; transform && at < count; at += PIECE)
        cmsDoTransform(transform, rgb + at * 3, cmyk + at * 4,
                       (cmsUInt32Number)(count - at < PIECE ? count - at : PIECE));
    if (transform)
        cmsDeleteTransform(transform);
    if (own)
        cmsCloseProfile(own);
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
    cmsContext context = cmsCreateContext(NULL, NULL);
    cmsHPROFILE own = cmsOpenProfileFromMemTHR(context, profile.at, (cmsUInt32Number)profile.bytes);
    cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR(context);
    cmsHTRANSFORM transform = NULL;
    if (own && srgb && cmsGetColorSpace(own) == cmsSigCmykData)
        transform = cmsCreateTransformTHR(context, own, TYPE_CMYK_8, srgb, TYPE_RGB_8,
                                          INTENT_PERCEPTUAL, 0);
    for (size_t at = 0; transform && at < count; at += PIECE)
        cmsDoTransform(transform, cmyk + at * 4, rgb + at * 3,
                       (cmsUInt32Number)(count - at < PIECE ? count - at : PIECE));
    if (transform)
        cmsDeleteTransform(transform);
    if (own)
        cmsCloseProfile(own);
    if (srgb)
        cmsCloseProfile(srgb);
    cmsDeleteContext(context);
    return transform != NULL;
}

void srgb_convert_image(Text profile, const unsigned char *cmyk, unsigned char *rgb, size_t count)
{
    if (profile.bytes == 0 || !convert_by_profile(profile, cmyk, rgb, count))
        convert_by_formula(cmyk, rgb, count);
}

int press_colors_library_version(void)
{
    return cmsGetEncodedCMMversion();
}
