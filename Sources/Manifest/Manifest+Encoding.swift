extension Manifest {
    /// The manifest as JSON: keys sorted by their bytes, one picture a line, equal for equal manifests.
    ///
    /// A path longer than 1,000 bytes is left out, because YAML readers, Jekyll's among them, refuse such a key and
    /// with it the whole file.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter(capacity: 256 + images.count * (details ? 8192 : 2048))
        writer.object { file in
            file.line()
            file.key("aliases")
            file.lines(aliases) { $0.string($1) }
            file.line()
            file.key("images")
            file.lines(images) { $0.image($1, details: details) }
            file.line()
            file.key("presets")
            file.lines(presets) { $0.layout($1) }
            file.line()
            file.key("version")
            file.number(Manifest.version)
            file.line(closing: true)
        }
        writer.line(closing: true)
        return writer.bytes
    }
}
