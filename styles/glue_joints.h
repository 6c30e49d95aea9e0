/* Joints: spaces at which a line must not break (un-style 8.1). The scanner of un_glue.c finds the
 * spaces; here is what is asked of each. */
#ifndef PLENARY_STYLES_GLUE_JOINTS_H
#define PLENARY_STYLES_GLUE_JOINTS_H

#include "styles/lexicon.h"

enum {
    JOINT_WIDEST = 40 /* characters of the widest stretch; wider ones could not be justified */
};

/* What a byte next to a space can be part of. */
typedef enum JointSide {
    LEFT_DIGIT = 1,
    LEFT_PARENTHESIS = 2,
    LEFT_WORD = 4, /* the end of a word or mark of the lexicon that needs no figure or capital */
    LEFT_NAME = 8, /* the end of a word that counts before a capital */
    RIGHT_DIGIT = 16,
    RIGHT_PARENTHESIS = 32,
    RIGHT_CAPITAL = 64, /* counts only with LEFT_NAME */
    RIGHT_MARK = 128
} JointSide;

/* What a stretch of glued words is so far, for what may follow. */
typedef enum Chain {
    CHAIN_NONE,
    CHAIN_REFERENCE, /* paragraph 5; paragraph 5 (a) */
    CHAIN_JOINT,     /* paragraphs 5 and */
    CHAIN_LETTER     /* 217 A */
} Chain;

/* A space with the words at its sides. */
typedef struct Joint {
    const Lexicon *lexicon;
    Text text; /* all of it; offsets below are of this */
    size_t space;
    Text word;      /* at the left, as it stands */
    Text left;      /* the same without opening marks */
    Text right;     /* at the right, as it stands */
    unsigned sides; /* JointSide, of the bytes at the space */
    Chain chain;    /* of the stretch that ends at the space */
    /* what joint_holds fills in: */
    size_t begin; /* of a stretch with this joint: that of left, unless a rule says otherwise */
    size_t end;   /* of it: that of right without closing marks, unless a rule says otherwise */
    Chain next;   /* of the stretch with this joint */
} Joint;

/* The joint at a space; false if the words beside it are too long to be kept together. */
bool joint_at(Joint *joint, const Lexicon *lexicon, Text text, size_t space);

/* Whether the line must not break there. Call it after setting sides and chain. */
bool joint_holds(Joint *joint);

#endif
