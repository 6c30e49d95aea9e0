/* The grammars of backgrounds (CSS Backgrounds 3, section 2). Each property is a list with a value for each
 * layer, the uppermost first; a list that is shorter than that of the images begins anew. */
#ifndef PLENARY_STYLES_BACKGROUND_GRAMMARS_H
#define PLENARY_STYLES_BACKGROUND_GRAMMARS_H

#include "styles/css_values.h"

enum {
    BACKGROUND_LAYERS_MOST = 8
};

/* What a layer consists of, in the order of the shorthand's values. */
typedef enum BackgroundPart {
    BACKGROUND_IMAGE,      /* the keyword none, or the function url */
    BACKGROUND_REPEAT,     /* a list of two keywords, across and down */
    BACKGROUND_POSITION,   /* a list of two lengths */
    BACKGROUND_SIZE,       /* cover, contain, or a list of two: auto or a length */
    BACKGROUND_ORIGIN,     /* border-box, padding-box or content-box */
    BACKGROUND_CLIP,       /* the same */
    BACKGROUND_ATTACHMENT, /* scroll, fixed */
    BACKGROUND_PARTS
} BackgroundPart;

/* The pictures of the layers. */
bool read_background_images(ValueReader *reader, Value *value);
/* How they are repeated. */
bool read_background_repeats(ValueReader *reader, Value *value);
/* Where they stand. */
bool read_background_positions(ValueReader *reader, Value *value);
/* How large they are. */
bool read_background_sizes(ValueReader *reader, Value *value);
/* The boxes of background-origin and of background-clip. */
bool read_background_boxes(ValueReader *reader, Value *value);
/* What they stand by: their box, or the page. */
bool read_background_attachments(ValueReader *reader, Value *value);

/* The shorthand: values get a list each, color what the last layer says; both are initial before. */
bool read_background_layers(ValueReader *reader, Value values[BACKGROUND_PARTS], Value *color);

#endif
