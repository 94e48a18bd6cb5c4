# Makes an image with the program and nothing but the libraries it needs at run time.
#
#   docker build --tag assets .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/site" assets
#   docker run --detach --user "$(id -u):$(id -g)" --volume "$PWD:/site" --publish 4747:4747 assets watch
#
# The status page is seen from outside of the container with `status: {host: 0.0.0.0}` in assets.yml.

FROM swift:6.3-bookworm AS build

RUN apt-get update \
    && apt-get install --yes --no-install-recommends libdav1d-dev libheif-dev libjpeg62-turbo-dev \
        libseccomp-dev libsqlite3-dev libvips-dev libwebp-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /source

# The dependencies come first, so that a change in the sources does not fetch them again.
COPY Package.* ./
RUN swift package resolve

# The manifest names the tests' folders, so it is not read without them; the presets are built into the program.
COPY Sources Sources
COPY Tests Tests
COPY presets presets
RUN swift build --configuration release --product assets --static-swift-stdlib \
    && install -D "$(swift build --configuration release --show-bin-path)/assets" /out/assets \
    && strip /out/assets

FROM debian:bookworm-slim

# libvips42 brings its modules for AVIF and JPEG XL; the codecs that are named are linked directly too.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libdav1d6 libheif1 libjpeg62-turbo libseccomp2 libsqlite3-0 \
        libvips42 libwebp7 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home assets

COPY --from=build /out/assets /usr/local/bin/assets

USER assets
WORKDIR /site
# Well is a watcher whose runs succeed, or a single run at work.
HEALTHCHECK --start-period=1m CMD ["assets", "status"]
ENTRYPOINT ["assets"]
CMD ["process"]
