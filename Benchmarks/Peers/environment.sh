# Sourced by scripts/bench-quality and scripts/bench-speed, which set $root, the project's folder: installs the peers,
# builds the release binary, and says where each is.
source "$root/Benchmarks/environment.sh"

"$root/scripts/apt-install" pkg-config libvips-dev libseccomp-dev libsqlite3-dev libvips-tools \
    libjpeg-turbo-progs hugo imagemagick ruby-vips python3 python3-dev python3-venv build-essential >&2

# The build of libvips that npm's sharp ships is on PyPI as pyvips-binary. With a pkg-config in sight, pyvips would link
# Debian's libvips instead; the engine refuses that.
PKG_CONFIG_LIBDIR=/nonexistent venv sharp --no-binary pyvips pyvips pyvips-binary
venv debian --no-binary pyvips pyvips
# Pillow's wheels decode AVIF with libavif and dav1d, as browsers do; libheif repeats chroma where they interpolate it.
venv decoder 'pillow>=11.3'
program
