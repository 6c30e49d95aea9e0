#include "output/compress.h"

#include <libdeflate.h>
#include <stdlib.h>

struct Compressor {
    struct libdeflate_compressor *deflate; /* NULL for COMPRESS_NOT */
};

Compressor *compressor_new(int level)
{
    Compressor *compressor = malloc(sizeof *compressor);
    if (!compressor)
        memory_exhausted();
    compressor->deflate = NULL;
    if (level > COMPRESS_MOST)
        level = COMPRESS_MOST;
    if (level > COMPRESS_NOT) {
        compressor->deflate = libdeflate_alloc_compressor(level);
        if (!compressor->deflate)
            memory_exhausted();
    }
    return compressor;
}

void compressor_free(Compressor *compressor)
{
    if (!compressor)
        return;
    if (compressor->deflate)
        libdeflate_free_compressor(compressor->deflate);
    free(compressor);
}

bool compress_bytes(Compressor *compressor, Text bytes, Buffer *out)
{
    buffer_clear(out);
    if (!compressor->deflate || bytes.bytes == 0)
        return false;
    /* With room for one byte less than the original, libdeflate gives up where there is no gain. */
    char *room = buffer_room(out, bytes.bytes);
    out->bytes =
        libdeflate_zlib_compress(compressor->deflate, bytes.at, bytes.bytes, room, bytes.bytes - 1);
    return out->bytes > 0;
}
