import Presets

enum PresetFiles {
    /// Reads a configuration and a preset.
    static func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ConfigurationError) {
            check(try ConfigurationReader.read(yaml: text, file: "assets.yml"))
        } catch {
            check(error)
        }
        do throws(ConfigurationError) {
            check(try PresetReader.read(yaml: text, file: "assets.yml"))
        } catch {
            check(error)
        }
    }

    private static func check(_ configuration: Configuration) {
        for path in configuration.posts + [configuration.output, configuration.manifest] {
            let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            let isInside = parts.allSatisfy {
                !$0.isEmpty && !$0.elementsEqual("..".utf8) && !$0.elementsEqual(".".utf8)
            }
            hold(isInside, "\(path) leaves the site")
        }
        hold(configuration.manifest.utf8.suffix(5).elementsEqual(".json".utf8), "the manifest is no JSON file")
        hold(!configuration.presets.isEmpty, "there is no preset")
        hold(configuration.limits.deadline <= 86_400, "the deadline is out of range")
        configuration.presets.forEach(check)
    }

    private static func check(_ preset: Preset) {
        hold(!preset.widths.isEmpty && !preset.formats.isEmpty, "a preset makes nothing")
        hold(preset.widths == Set(preset.widths).sorted(), "widths do not rise")
        hold(preset.widths.allSatisfy { 1...16_383 ~= $0 }, "a width is out of range")
        hold(!preset.name.utf8.contains(UInt8(ascii: "/")) && !preset.name.isEmpty, "\(preset.name) is no name")
    }

    private static func check(_ error: ConfigurationError) {
        hold(!error.problems.isEmpty, "an error without a problem")
        for problem in error.problems {
            hold(problem.file == "assets.yml" && problem.line >= 1 && problem.column >= 1, "\(problem) has no place")
            hold(!problem.message.isEmpty && isPlainLine(problem.message), "\(problem) is not one line")
        }
    }
}
