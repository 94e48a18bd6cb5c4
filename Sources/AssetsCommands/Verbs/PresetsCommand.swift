import ArgumentParser
import Service

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
            var isSound = true
            for file in files {
                do { try PresetFiles.check(file) } catch {
                    "\(error)".split(separator: "\n").forEach { Console.error(String($0)) }
                    isSound = false
                }
            }
            guard isSound else { throw ExitCode(ExitStatus.usage) }
            Console.print("\(Wording.count(files.count, "file")) checked, nothing is wrong")
        }
    }

    /// `assets presets list`
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Name the built-in presets and what they are for."
        )

        func run() throws {
            for preset in try PresetFiles.builtIns() { Console.print("\(preset.name): \(preset.use)") }
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
            Console.print(try PresetFiles.text(of: name))
        }
    }
}
