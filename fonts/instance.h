/* Variable fonts: which styles one offers, and one of them taken as if it were a font of its own.
 *
 * The axes for weight, width, italics and slant follow the style; all others, the optical size among
 * them, stay where the font has them by default, unless font-variation-settings places them. Once a style was taken, FreeType and HarfBuzz both know the
 * face in it alone; the subset that goes into the PDF is made static by it (HarfBuzz does that for
 * TrueType outlines since version 6). Outlines of format CFF2 no PDF can hold, and nothing packaged turns
 * them into CFF: such a font is refused when it is opened. */
#ifndef PLENARY_FONTS_INSTANCE_H
#define PLENARY_FONTS_INSTANCE_H

#include "fonts/face_handles.h"

/* The styles of an opened file. */
StyleRange instance_range(const struct FaceHandles *handles);

/* Where a variable font is to stand: in a style, and beyond it on axes that are asked for by name. */
typedef struct InstancePlace {
    FontStyle style;
    const FontAxis *axes;
    uint32_t axis_count;
} InstancePlace;

/* Takes the nearest place that there is; nothing for a font that is not variable. Memory is the
 * arena's. False with the reason in *defect (borrowed) if it cannot be taken; the handles are closed
 * then. */
bool instance_take(Arena *arena, struct FaceHandles *handles, const InstancePlace *place,
                   Text *defect);

/* Those of the axes asked for that move an opened face from where it stands, as near to what was asked as
 * the font goes, in the arena; axes that it lacks are left out, and of one asked for twice the last
 * counts. */
const FontAxis *instance_axes(Arena *arena, const Face *face, const FontAxis *asked, uint32_t count,
                              uint32_t *moved);

/* Opens a variable face anew at places on its axes; NULL after a report if that cannot be. And
 * whether a face is another at those places. */
Face *face_open_varied(Arena *arena, const Face *face, const FontAxis *axes, uint32_t count,
                       Diagnostics *diagnostics);
bool face_is_varied(const Face *face, const Face *from, const FontAxis *axes, uint32_t count);

#endif
