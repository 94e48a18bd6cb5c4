/// How every picture of one preset is laid out and loaded.
public struct ManifestLayout: Sendable, Equatable {
    /// How wide the picture is laid out, the value of the `sizes` attribute.
    public let sizes: String
    /// The value of the `loading` attribute.
    public let loading: String
    /// The value of the `fetchpriority` attribute; nil where it is the browser's choice, and for lazy pictures, which
    /// wait whatever their priority.
    public let fetchPriority: String?

    /// Makes the layout of a preset.
    ///
    /// - Parameters:
    ///   - sizes: how wide the picture is laid out; `auto` is put before it where loading is lazy.
    ///   - loading: `lazy` or `eager`.
    ///   - fetchPriority: `high`, `low` or `auto`, the last of which is the same as saying nothing.
    public init(sizes: String, loading: String, fetchPriority: String) {
        self.sizes = loading == "lazy" ? Self.withAuto(sizes) : Self.withoutAuto(sizes)
        self.loading = loading
        self.fetchPriority = fetchPriority == "auto" || loading == "lazy" ? nil : fetchPriority
    }

    /// A lazy picture is chosen when the layout is known, so a browser that can may measure instead of believe.
    private static func withAuto(_ sizes: String) -> String {
        sizes.hasPrefix("auto") ? sizes : "auto, \(sizes)"
    }

    /// `auto` asks the layout, which does not exist yet when an eager picture is read.
    private static func withoutAuto(_ sizes: String) -> String {
        let prefix = "auto,"
        guard sizes.hasPrefix(prefix) else { return sizes == "auto" ? "100vw" : sizes }
        return String(sizes.dropFirst(prefix.count).drop { $0 == " " })
    }
}
