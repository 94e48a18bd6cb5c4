import Foundation
import Presets

/// Presets in files and in the program, for people who write them.
public enum PresetFiles {
    /// A built-in preset.
    public struct BuiltIn: Sendable, Codable {
        /// The name.
        public var name: String
        /// One sentence: where on the page it is used.
        public var use: String
    }

    /// The built-in presets, sorted by name.
    public static func builtIns() throws -> [BuiltIn] {
        try BuiltInPresets.all().map { BuiltIn(name: $0.name, use: $0.use) }
    }

    /// The file of a built-in preset with its comments.
    ///
    /// - Throws: `ProjectError.unknownPreset`.
    public static func text(of name: String) throws -> String {
        guard let text = BuiltInPresets.text(of: name) else {
            throw ProjectError.unknownPreset(name: name, known: BuiltInPresets.names)
        }
        return text
    }

    /// Everything that is wrong in a preset file, or in a configuration if the file is called `assets.yml`.
    ///
    /// - Throws: `ProjectError.unreadable`, or `ConfigurationError`.
    public static func check(_ file: String) throws {
        let text = try text(in: file)
        if file.split(separator: "/").last == ProjectLayout.configurationName[...] {
            _ = try ConfigurationReader.read(yaml: text, file: file)
        } else {
            _ = try PresetReader.read(yaml: text, file: file)
        }
    }

    /// The built-in preset of a name, or the preset in a file that ends in `.yml` or `.yaml`.
    ///
    /// - Throws: `ProjectError.unknownPreset` or `.unreadable`, or `ConfigurationError`.
    static func find(_ name: String) throws -> Preset {
        if name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
            return try PresetReader.read(yaml: text(in: name), file: name)
        }
        return try PresetReader.read(yaml: text(of: name), file: name)
    }

    private static func text(in file: String) throws -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ProjectError.unreadable(path: file)
        }
        return text
    }
}
