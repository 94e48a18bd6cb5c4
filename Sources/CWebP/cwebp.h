// libwebp, whose functions Swift calls as they are.
#include <webp/decode.h>
#include <webp/encode.h>
