# Sourced by the benchmarks that set $root, the project's folder. Everything made lies in .bench/, or in
# $ASSETS_BENCH_DIR.
ASSETS_BENCH_DIR=$(realpath -m "${ASSETS_BENCH_DIR:-$root/.bench}")
export ASSETS_BENCH_DIR PYTHONDONTWRITEBYTECODE=1
mkdir -p "$ASSETS_BENCH_DIR"

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

# Says in $ASSETS where the release binary is, and builds it; ASSETS=FILE measures one that is built already.
program() {
    if [ -z "${ASSETS:-}" ]; then
        swift build --package-path "$root" --configuration release --product assets >&2
        ASSETS=$(swift build --package-path "$root" --configuration release --show-bin-path)/assets
    fi
    ASSETS=$(realpath -m "$ASSETS")
    export ASSETS
    [ -x "$ASSETS" ] || { echo "no program at $ASSETS" >&2; exit 1; }
}
