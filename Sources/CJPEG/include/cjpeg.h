#ifndef CJPEG_H
#define CJPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// JPEG files in memory through libjpeg, whose errors are long jumps and so need C around them.

/// A picture of 8 bits, its pixels row by row without gaps, the bands of a pixel together.
typedef struct {
    uint32_t width;
    uint32_t height;
    /// 1 for grey, 3 for sRGB.
    uint32_t bands;
    /// Whether colours are written with half the resolution both ways (4:2:0).
    bool halved;
} cjpeg_picture;

/// A marker segment of at most 65,533 bytes, which goes behind the JFIF header.
typedef struct {
    uint8_t marker;
    size_t count;
} cjpeg_segment;

/// What came out. `bytes` is to be freed by the caller, and null after a failure.
typedef struct {
    uint8_t *bytes;
    size_t count;
    uint32_t width;
    uint32_t height;
    /// Why it failed, as libjpeg words it.
    char message[200];
} cjpeg_result;

/// Writes a progressive JPEG file with Huffman tables of its own; false after a failure.
///
/// `luma` and `chroma` are quantisation tables: 64 entries of 1 to 255, row by row. `segment_bytes` holds the bytes of
/// all segments, one after the other.
bool cjpeg_compress(cjpeg_picture picture, const uint8_t *pixels, const uint8_t *luma, const uint8_t *chroma,
                    const cjpeg_segment *segments, size_t segment_count, const uint8_t *segment_bytes,
                    cjpeg_result *result);

/// Reads a JPEG file into 3 bands of sRGB; false after a failure, a damage that libjpeg would paper over, or where the
/// file claims more than `limit` pixels, which is judged before memory is taken for them.
bool cjpeg_decompress(const uint8_t *bytes, size_t count, uint64_t limit, cjpeg_result *result);

#endif
