import ArgumentParser
import Service

/// `assets init`
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Set a site up.")
    @Argument var site = "."
    func run() throws {}
}
