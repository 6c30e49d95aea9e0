#include "base/hash.h"

#include <string.h>
#include <xxhash.h>

uint64_t hash_bytes(Text bytes, uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.at, bytes.bytes, seed);
}

static Hash128 canonical(XXH128_hash_t hash)
{
    XXH128_canonical_t big_endian;
    XXH128_canonicalFromHash(&big_endian, hash);
    Hash128 result;
    memcpy(result.bytes, big_endian.digest, sizeof result.bytes);
    return result;
}

Hash128 hash_128(Text bytes)
{
    return canonical(XXH3_128bits(bytes.at, bytes.bytes));
}

/* A Hasher is xxHash's own state under another name. */
Hasher *hasher_open(void)
{
    XXH3_state_t *state = XXH3_createState();
    if (!state || XXH3_128bits_reset(state) == XXH_ERROR)
        memory_exhausted();
    return (Hasher *)state;
}

void hasher_add(Hasher *hasher, Text bytes)
{
    XXH3_128bits_update((XXH3_state_t *)hasher, bytes.at, bytes.bytes);
}

Hash128 hasher_close(Hasher *hasher)
{
    Hash128 result = canonical(XXH3_128bits_digest((XXH3_state_t *)hasher));
    XXH3_freeState((XXH3_state_t *)hasher);
    return result;
}
