/* The two facts of a CFF table that embedding needs and HarfBuzz does not tell: whether the font is
 * CID-keyed, and which CID each of its glyphs has. Source: Adobe Technical Note 5176. */
#ifndef PLENARY_FONTS_CFF_H
#define PLENARY_FONTS_CFF_H

#include "base/text.h"

/* Whether the top dictionary has the operator ROS. False for a broken table. */
bool cff_is_cid_keyed(Text table);

/* The CIDs of glyphs 0 to count - 1 of a CID-keyed table, from its charset. False if it has none or
 * is too short. */
bool cff_read_cids(Text table, uint16_t *cids, uint32_t count);

#endif
