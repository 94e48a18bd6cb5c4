/// The presets that come with the program, from the `presets` folder of its sources.
public enum BuiltInPresets {
    /// The built-in presets, sorted by name.
    ///
    /// - Throws: The problems of a file that was changed for the worse before the program was built.
    public static func all() throws(ConfigurationError) -> [Preset] {
        var presets: [Preset] = []
        for name in names {
            presets.append(try PresetReader.read(yaml: text(of: name) ?? "", file: "presets/\(name).yml"))
        }
        return presets
    }

    /// The names, sorted.
    public static let names = files.keys.sorted()

    /// The file of a built-in preset with its comments, for people to copy; nil for an unknown name.
    public static func text(of name: String) -> String? {
        files[name].map { String(decoding: $0, as: UTF8.self) }
    }

    private static let files: [String: [UInt8]] = [
        "card": PackageResources.card_yml,
        "header": PackageResources.header_yml,
        "social": PackageResources.social_yml,
        "thumb": PackageResources.thumb_yml,
    ]
}
