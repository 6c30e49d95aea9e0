/* Deflate by libdeflate. A stream is compressed on its own, so its bytes do not depend on the thread
 * that did it. A Compressor is scratch of one thread. */
#ifndef PLENARY_OUTPUT_COMPRESS_H
#define PLENARY_OUTPUT_COMPRESS_H

#include "base/buffer.h"

enum {
    COMPRESS_NOT = 0, /* streams are stored as they are */
    COMPRESS_USUAL = 6,
    COMPRESS_MOST = 12
};

typedef struct Compressor Compressor;

/* level is from COMPRESS_NOT to COMPRESS_MOST; beyond is clipped. Free with compressor_free. */
Compressor *compressor_new(int level);
void compressor_free(Compressor *compressor);

/* Replaces what is in out by the zlib stream (RFC 1950) of bytes. false, with out empty, when that
 * would not be shorter or the level is COMPRESS_NOT: store the bytes then. */
bool compress_bytes(Compressor *compressor, Text bytes, Buffer *out);

#endif
