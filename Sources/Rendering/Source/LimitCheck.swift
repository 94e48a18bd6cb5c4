import Presets

/// The limits of the configuration, each named in the error of the source that exceeds it.
enum LimitCheck {
    static func bytes(_ length: Int, _ limits: Configuration.Limits) throws(RenderingError) {
        guard length > limits.bytes else { return }
        throw tooBig("the file has \(length) bytes", limits.bytes, "bytes")
    }

    static func frames(_ frames: Int, _ limits: Configuration.Limits) throws(RenderingError) {
        guard frames > limits.frames else { return }
        throw tooBig("the animation has \(frames) frames", limits.frames, "frames")
    }

    static func metadata(_ length: Int, _ limits: Configuration.Limits) throws(RenderingError) {
        guard length > limits.metadata else { return }
        throw tooBig("its metadata has \(length) bytes", limits.metadata, "metadata")
    }

    static func pixels(width: Int, height: Int, _ limits: Configuration.Limits) throws(RenderingError) {
        if width > limits.width { throw tooBig("the picture is \(width) pixels wide", limits.width, "width") }
        if height > limits.height { throw tooBig("the picture is \(height) pixels high", limits.height, "height") }
        guard width * height > limits.pixels else { return }
        throw tooBig("the picture has \(width)x\(height) = \(width * height) pixels", limits.pixels, "pixels")
    }

    /// Bounds what is held at once where all frames are kept; a still of the first frame needs no such bound.
    static func animation(
        _ size: PixelSize,
        frames: Int,
        _ limits: Configuration.Limits
    ) throws(RenderingError) {
        if limits.allowsFrames(width: size.width, height: size.height, frames: frames) { return }
        let pixels = size.width * size.height * frames
        throw tooBig(
            "the animation has \(frames) frames of \(size.width)x\(size.height) = \(pixels) pixels",
            limits.animationPixels,
            "animation_pixels"
        )
    }

    private static func tooBig(_ found: String, _ limit: Int, _ key: String) -> RenderingError {
        RenderingError(
            .badInput,
            "\(found), more than the \(limit) allowed; use a smaller picture or raise `limits.\(key)` in assets.yml"
        )
    }
}
