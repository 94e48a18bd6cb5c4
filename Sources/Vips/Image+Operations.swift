/// Running operations on images.
extension Image {
    /// Runs an operation that makes an image from nothing but its arguments.
    public static func make(
        _ name: String,
        _ arguments: KeyValuePairs<String, Argument> = [:]
    ) throws(VipsError) -> Image {
        let operation = try Operation(name)
        for (argument, value) in arguments { try operation.set(argument, to: value) }
        try operation.run()
        return try operation.image()
    }

    /// Runs an operation on this image, its `in` or `input`, and gives the image that comes out.
    public func applying(
        _ name: String,
        _ arguments: KeyValuePairs<String, Argument> = [:]
    ) throws(VipsError) -> Image {
        try running(name, arguments).image()
    }

    /// Runs an operation on this image that gives a number, as `min` or `avg`.
    public func measuring(
        _ name: String,
        _ arguments: KeyValuePairs<String, Argument> = [:]
    ) throws(VipsError) -> Double {
        try running(name, arguments).number()
    }

    /// Runs a saver, as `jpegsave_target`.
    public func save(
        _ name: String,
        to target: Target,
        _ arguments: KeyValuePairs<String, Argument> = [:]
    ) throws(VipsError) {
        let operation = try Operation(name)
        try operation.set("in", to: .image(self))
        try operation.set("target", to: .target(target))
        for (argument, value) in arguments { try operation.set(argument, to: value) }
        try operation.run()
    }

    private func running(
        _ name: String,
        _ arguments: KeyValuePairs<String, Argument>
    ) throws(VipsError) -> Operation {
        let operation = try Operation(name)
        try operation.set(operation.takes("in") ? "in" : "input", to: .image(self))
        for (argument, value) in arguments { try operation.set(argument, to: value) }
        try operation.run()
        return operation
    }
}

/// The operations that pictures are made with.
extension Image {
    /// The part of the image with the given corner and size, all in pixels and inside the image.
    public func cropped(left: Int, top: Int, width: Int, height: Int) throws(VipsError) -> Image {
        try applying(
            "extract_area",
            ["left": .int(left), "top": .int(top), "width": .int(width), "height": .int(height)]
        )
    }

    /// The image scaled by Lanczos3 to a size in pixels.
    public func resized(width: Int, height: Int) throws(VipsError) -> Image {
        let across = Double(width) / Double(self.width)
        let down = Double(height) / Double(self.height)
        return try applying("resize", ["scale": .double(across), "vscale": .double(down), "kernel": .nick("lanczos3")])
    }

    /// The image with its metadata apart from other images, so that fields may be written.
    public func copy() throws(VipsError) -> Image { try applying("copy") }

    /// One band, counted from 0.
    public func band(_ index: Int, count: Int = 1) throws(VipsError) -> Image {
        try applying("extract_band", ["band": .int(index), "n": .int(count)])
    }
}
