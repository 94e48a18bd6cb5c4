# Sourced by scripts/bench-quality and scripts/bench-speed, which set $root, the project's folder: installs the peers,
# builds the release binary, and says where each is. Everything made lies in .bench/, or in $ASSETS_BENCH_DIR.
ASSETS_BENCH_DIR=$(realpath -m "${ASSETS_BENCH_DIR:-$root/.bench}")
export ASSETS_BENCH_DIR PYTHONDONTWRITEBYTECODE=1
mkdir -p "$ASSETS_BENCH_DIR"

"$root/scripts/apt-install" pkg-config libvips-dev libsqlite3-dev libvips-tools libjpeg-turbo-progs hugo imagemagick \
    ruby-vips python3 python3-dev python3-venv build-essential >&2

# A virtual environment of Debian's Python, made once: venv NAME PIP-ARGUMENTS...
venv() {
    local folder=$ASSETS_BENCH_DIR/$1
    shift
    [ -e "$folder/ready" ] && return
    rm -rf "$folder"
    /usr/bin/python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet "$@" >&2
    touch "$folder/ready"
}

# The build of libvips that npm's sharp ships is on PyPI as pyvips-binary. With a pkg-config in sight, pyvips would link
# Debian's libvips instead; the engine refuses that.
PKG_CONFIG_LIBDIR=/nonexistent venv sharp --no-binary pyvips pyvips pyvips-binary
venv debian --no-binary pyvips pyvips
# Pillow's wheels decode AVIF with libavif and dav1d, as browsers do; libheif repeats chroma where they interpolate it.
venv decoder 'pillow>=11.3'

# ASSETS=FILE measures a binary that is built already.
if [ -z "${ASSETS:-}" ]; then
    swift build --package-path "$root" --configuration release --product assets >&2
    ASSETS=$(swift build --package-path "$root" --configuration release --show-bin-path)/assets
fi
ASSETS=$(realpath -m "$ASSETS")
export ASSETS
[ -x "$ASSETS" ] || { echo "no program at $ASSETS" >&2; exit 1; }
