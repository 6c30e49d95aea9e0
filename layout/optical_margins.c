#include "layout/optical_margins.h"

#include <stddef.h>

/* By the white around a sign in faces like Times: stops and hyphens go out by two thirds of themselves,
 * quotation marks by half, letters with slanting or overhanging sides by as much as their serifs leave. In
 * the order of code points. */
static const OpticalMargin margins[] = {
    {0x0021, 0, 60},    {0x0022, 150, 150}, {0x0027, 100, 100}, {0x0028, 60, 0},
    {0x0029, 0, 60},    {0x002A, 120, 120}, {0x002C, 0, 160},   {0x002D, 100, 200},
    {0x002E, 0, 160},   {0x003A, 0, 100},   {0x003B, 0, 100},   {0x003F, 0, 60},
    {0x0041, 50, 50},   {0x0046, 0, 30},    {0x004A, 30, 0},    {0x004B, 0, 30},
    {0x004C, 0, 40},    {0x0050, 0, 20},    {0x0054, 60, 60},   {0x0056, 50, 50},
    {0x0057, 50, 50},   {0x0058, 30, 30},   {0x0059, 60, 60},   {0x005B, 40, 0},
    {0x005D, 0, 40},    {0x0066, 0, 20},    {0x006B, 0, 20},    {0x0072, 0, 30},
    {0x0074, 0, 20},    {0x0076, 40, 40},   {0x0077, 40, 40},   {0x0078, 20, 20},
    {0x0079, 40, 40},   {0x00AB, 110, 110}, {0x00AD, 0, 200},   {0x00BB, 110, 110},
    {0x00C0, 50, 50},   {0x00C1, 50, 50},   {0x00C2, 50, 50},   {0x00C4, 50, 50},
    {0x00C6, 50, 0},    {0x00DD, 60, 60},   {0x0410, 50, 50},   {0x0413, 0, 50},
    {0x0422, 60, 60},   {0x0423, 40, 40},   {0x0425, 30, 30},   {0x0433, 0, 40},
    {0x0442, 30, 30},   {0x0443, 40, 40},   {0x0445, 20, 20},   {0x060C, 0, 120},
    {0x061B, 0, 100},   {0x061F, 0, 60},    {0x06D4, 0, 120},   {0x2010, 100, 200},
    {0x2011, 100, 200}, {0x2013, 150, 150}, {0x2014, 120, 120}, {0x2018, 160, 160},
    {0x2019, 160, 160}, {0x201A, 160, 160}, {0x201C, 230, 230}, {0x201D, 230, 230},
    {0x201E, 230, 230}, {0x2026, 0, 150},   {0x2039, 90, 90},   {0x203A, 90, 90},
};

const OpticalMargin *optical_margin(uint32_t code_point)
{
    size_t low = 0;
    size_t high = sizeof margins / sizeof *margins;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (margins[middle].code_point == code_point)
            return &margins[middle];
        if (margins[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
