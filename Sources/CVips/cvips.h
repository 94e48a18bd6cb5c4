// All of libvips's C interface; Swift calls the functions that are not variadic.
#include <vips/vips.h>
