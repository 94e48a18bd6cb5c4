#ifndef CJPEG_H
#define CJPEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// JPEG files in memory through libjpeg, whose errors are long jumps and so need C around them.

/// A picture as coefficients that are rounded to the steps of its tables.
typedef struct {
    uint32_t width;
    uint32_t height;
    /// 1 for grey, 3 for YCbCr.
    uint8_t components;
    /// Whether colours have half the resolution both ways (4:2:0); not of grey.
    bool halved;
    /// How many MCUs stand side by side and below each other.
    uint32_t columns;
    uint32_t rows;
    /// Quantisation tables: 64 entries of 1 to 255, row by row.
    const uint8_t *luma;
    const uint8_t *chroma;
    /// Writes a row of a component's blocks, up to whole MCUs: for each 64 coefficients row by row.
    void (*fill)(const void *context, int component, uint32_t row, int16_t *blocks);
    const void *context;
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
/// `segment_bytes` holds the bytes of all segments, one after the other.
bool cjpeg_compress(const cjpeg_picture *picture, const cjpeg_segment *segments, size_t segment_count,
                    const uint8_t *segment_bytes, cjpeg_result *result);

/// Reads a JPEG file into 3 bands of sRGB; false after a failure, a damage that libjpeg would paper over, or where the
/// file claims more than `limit` pixels, which is judged before memory is taken for them.
bool cjpeg_decompress(const uint8_t *bytes, size_t count, uint64_t limit, cjpeg_result *result);

#endif
