/// The Liquid includes that templates of a Jekyll site call; they need no plug-in.
public enum Includes {
    /// Each file's path relative to the site's root, and its content in UTF-8.
    public static let files: [(path: String, bytes: [UInt8])] = [
        ("_includes/assets/find.html", PackageResources.find_html),
        ("_includes/assets/picture.html", PackageResources.picture_html),
        ("_includes/assets/url.html", PackageResources.url_html),
    ]

    /// The includes for a site whose manifest lies elsewhere than at `_data/assets.json`.
    ///
    /// - Parameter manifest: the manifest's path relative to the site's root, as `_data/pictures/all.json`.
    /// - Returns: nil where Jekyll would not load that path as data under a name that can be told beforehand: outside
    ///   `_data`, not ending in `.json`, or with other characters than letters, digits, `-` and `_`.
    public static func files(readingManifestAt manifest: String) -> [(path: String, bytes: [UInt8])]? {
        if manifest == "_data/assets.json" { return files }
        let prefix = "_data/", suffix = ".json"
        guard manifest.hasPrefix(prefix), manifest.hasSuffix(suffix) else { return nil }
        let names = manifest.dropFirst(prefix.count).dropLast(suffix.count)
            .split(separator: "/", omittingEmptySubsequences: false)
        guard names.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isPlain) }) else { return nil }
        let place = "site.data" + names.map { "[\"\($0)\"]" }.joined()
        return files.map { path, bytes in
            (path, Array(String(decoding: bytes, as: UTF8.self).replacing("site.data.assets", with: place).utf8))
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
