import Foundation
import Presets

/// Finds presets by what people type.
public enum PresetLookup {
    /// The built-in preset of a name, or the preset in a file that ends in `.yml` or `.yaml`.
    ///
    /// - Throws: `ProjectError.unknownPreset`, or `ConfigurationError` with everything that is wrong in the file.
    public static func find(_ name: String) throws -> Preset {
        if name.hasSuffix(".yml") || name.hasSuffix(".yaml") {
            guard let text = try? String(contentsOfFile: name, encoding: .utf8) else {
                throw ProjectError.unreadable(path: name)
            }
            return try PresetReader.read(yaml: text, file: name)
        }
        guard let preset = try BuiltInPresets.all().first(where: { $0.name == name }) else {
            throw ProjectError.unknownPreset(name: name, known: BuiltInPresets.names)
        }
        return preset
    }
}
