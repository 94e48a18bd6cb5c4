import ArgumentParser
import Foundation
import Presets

/// `assets presets`
struct PresetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "presets",
        abstract: "Check preset files, or show the built-in ones.",
        subcommands: [Check.self, List.self, Show.self]
    )

    /// `assets presets check`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check preset files or an assets.yml, and show everything that is wrong at once.",
            discussion: "Without files, the assets.yml of this folder. Exit code 2 when something is wrong."
        )

        @Argument(help: ArgumentHelp("Preset files, or files named assets.yml.", valueName: "file"))
        var files: [String] = ["assets.yml"]

        func run() throws {
            var problems: [ConfigurationProblem] = []
            for file in files { problems += Self.problems(in: file) }
            for problem in problems { Console.error(problem.description) }
            guard problems.isEmpty else { throw ExitCode(ExitStatus.usage) }
            Console.print("\(Wording.count(files.count, "file")) checked, nothing is wrong")
        }

        private static func problems(in file: String) -> [ConfigurationProblem] {
            do throws(ConfigurationError) {
                guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                    let message = "expected a text file in UTF-8, found none that can be read"
                    return [ConfigurationProblem(file: file, line: 1, column: 1, message: message)]
                }
                if file.split(separator: "/").last == "assets.yml" {
                    _ = try ConfigurationReader.read(yaml: text, file: file)
                } else {
                    _ = try PresetReader.read(yaml: text, file: file)
                }
                return []
            } catch {
                return error.problems
            }
        }
    }

    /// `assets presets list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Name the built-in presets and what they are for."
        )

        func run() throws {
            for preset in try BuiltInPresets.all() { Console.print("\(preset.name): \(preset.use)") }
        }
    }

    /// `assets presets show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Print a built-in preset, to begin a file of your own with."
        )

        @Argument(help: "The preset's name.")
        var name: String

        func run() throws {
            guard let text = BuiltInPresets.text(of: name) else {
                let known = BuiltInPresets.names.joined(separator: ", ")
                throw ValidationError("there is no built-in preset '\(name)'; expected one of \(known)")
            }
            Console.print(text)
        }
    }
}
