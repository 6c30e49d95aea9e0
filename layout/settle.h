/* Settling a galley: the lines of each paragraph take its place, floats at the sides get theirs. */
#ifndef PLENARY_LAYOUT_SETTLE_H
#define PLENARY_LAYOUT_SETTLE_H

#include "layout/composer.h"

/* Puts the lines of each paragraph in its place and makes up least heights. Every paragraph must have
 * been set; those beside floats are set anew. The galleys of its notes are left alone. */
void galley_settle(Composer *composer, Galley *galley);

#endif
