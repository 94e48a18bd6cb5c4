import ArgumentParser
import Service

/// The role in which the program decodes pictures for a supervisor; nobody types it.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    @Option var pixels: Int

    func run() throws {
        WorkerRole.run(pixels: pixels)
    }
}
