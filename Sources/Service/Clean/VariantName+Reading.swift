import Catalog
import Presets

extension VariantName {
    /// The key in a name of the form `<stem>-<width>-<key>.<ext>`; nil for a name that no variant can have.
    static func key(in name: String) -> String? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count > 2, let last = parts.last, let width = Int(parts[parts.count - 2]),
            width > 0, "\(width)" == parts[parts.count - 2], let key = key(inEnd: last)
        else { return nil }
        let stem = parts.dropLast(2).joined(separator: "-")
        // What makes stems leaves those that it made as they are.
        return self.stem(of: "\(stem).x") == stem ? key : nil
    }

    /// The key in `<key>.<ext>`.
    private static func key(inEnd end: Substring) -> String? {
        let halves = end.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count == 2, extensions.contains(halves[1]), halves[0].utf8.count == VariantKey.length,
            halves[0].utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x32...0x37).contains($0) })
        else { return nil }
        return String(halves[0])
    }

    private static let extensions = Set(ImageFormat.allCases.map { $0.fileExtension[...] })
}
