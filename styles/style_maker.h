/* From declarations to a computed style: the part of the cascade that is the same for elements,
 * pseudo-elements, pages, margin boxes and note areas. */
#ifndef PLENARY_STYLES_STYLE_MAKER_H
#define PLENARY_STYLES_STYLE_MAKER_H

#include "styles/sheet.h"
#include "styles/style_pool.h"

/* A block of declarations that applies, with where it comes from. */
typedef struct AppliedBlock {
    const DeclarationBlock *block;
    SheetOrigin origin;
} AppliedBlock;

typedef struct StyleMaker StyleMaker;
/* Findings go to diagnostics as long as styles are made. */
StyleMaker *style_maker_new(Arena *arena, Names *names, Diagnostics *diagnostics);

/* The style made of blocks, which stand in ascending order of origin, then specificity, then order
 * of appearance. parent is what is inherited from; NULL for the root element, whose font size then
 * becomes that of rem. */
const ComputedStyle *style_make(StyleMaker *maker, const ComputedStyle *parent,
                                const AppliedBlock *blocks, size_t count);

/* The declaration of each property that wins among the blocks, or NULL. */
void style_winners(StyleMaker *maker, const AppliedBlock *blocks, size_t count,
                   const Declaration *winners[PROPERTY_COUNT]);

/* The initial values of all properties, computed. */
const Style *style_maker_initial(const StyleMaker *maker);

/* Where its findings go. */
Diagnostics *style_maker_diagnostics(const StyleMaker *maker);

/* How many different styles were made. */
uint32_t style_maker_count(const StyleMaker *maker);

#endif
