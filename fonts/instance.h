/* Variable fonts: which styles one offers, and one of them taken as if it were a font of its own.
 *
 * The axes for weight, width, italics and slant follow the style; all others, the optical size among
 * them, stay where the font has them by default. Once a style was taken, FreeType and HarfBuzz both know the
 * face in it alone; the subset that goes into the PDF is made static by it (HarfBuzz does that for
 * TrueType outlines since version 6). Outlines of format CFF2 no PDF can hold, and nothing packaged turns
 * them into CFF: such a font is refused when it is opened. */
#ifndef PLENARY_FONTS_INSTANCE_H
#define PLENARY_FONTS_INSTANCE_H

#include "fonts/face_handles.h"

/* The styles of an opened file. */
StyleRange instance_range(const struct FaceHandles *handles);

/* Takes the nearest style that there is; nothing for a font that is not variable. Memory is the
 * arena's. False with the reason in *defect (borrowed) if it cannot be taken; the handles are closed
 * then. */
bool instance_take(Arena *arena, struct FaceHandles *handles, FontStyle style, Text *defect);

#endif
