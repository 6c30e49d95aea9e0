/* Spot colours: Separation and DeviceN colour spaces (ISO 32000-1, 8.6.6). */
#ifndef PLENARY_OUTPUT_CHECK_SPOTS_H
#define PLENARY_OUTPUT_CHECK_SPOTS_H

#include "output/check.h"

typedef struct SpotTable SpotTable;

/* For one check. */
SpotTable *spots_new(Check *check);

/* A Separation or DeviceN array: its names, and that the file describes each colorant in one way. */
void spots_check(SpotTable *spots, const PdfValue *space, CheckPlace place);

#endif
