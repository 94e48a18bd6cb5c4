// libheif, which knows the container, and the AV1 decoder that it uses itself.
#include <libheif/heif.h>
#include <libheif/heif_plugin.h>
#include <dav1d/dav1d.h>
