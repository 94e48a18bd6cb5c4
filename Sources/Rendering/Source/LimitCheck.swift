import Presets

/// The limits of the configuration, each named in the error of the source that exceeds it.
enum LimitCheck {
    static func bytes(_ length: Int, _ limits: Configuration.Limits) throws(RenderingError) {
        guard length > limits.bytes else { return }
        throw tooBig("the file has \(length) bytes", limits.bytes, "bytes")
    }

    static func pixels(
        width: Int,
        height: Int,
        frames: Int,
        _ limits: Configuration.Limits
    ) throws(RenderingError) {
        let frame = width * height
        if frame > limits.pixels {
            throw tooBig("the picture has \(width)x\(height) = \(frame) pixels", limits.pixels, "pixels")
        }
        if frames > 1, frame > limits.animationPixels / frames {
            throw tooBig(
                "the animation has \(frames) frames of \(width)x\(height) = \(frame * frames) pixels",
                limits.animationPixels,
                "animationPixels"
            )
        }
    }

    private static func tooBig(_ found: String, _ limit: Int, _ key: String) -> RenderingError {
        RenderingError(
            .badInput,
            "\(found), more than the \(limit) allowed; use a smaller picture or raise `limits.\(key)` in assets.yml"
        )
    }
}
