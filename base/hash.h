/* Hashes of content, by xxHash: the same on every machine. They tell contents apart; they protect
 * nothing. */
#ifndef PLENARY_BASE_HASH_H
#define PLENARY_BASE_HASH_H

#include <stdint.h>

#include "base/text.h"

typedef struct Hash128 {
    unsigned char bytes[16];
} Hash128;

/* A hash for tables, and one to tell any two contents apart. */
uint64_t hash_bytes(Text bytes, uint64_t seed);
Hash128 hash_128(Text bytes);

/* A hash over parts that arrive one after another. hasher_close gives the result and frees the hasher. */
typedef struct Hasher Hasher;
Hasher *hasher_open(void);
void hasher_add(Hasher *hasher, Text bytes);
Hash128 hasher_close(Hasher *hasher);

#endif
