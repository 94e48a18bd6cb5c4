import ArgumentParser
import Foundation
import Service

/// The root of the command line.
public struct AssetsCommand: AsyncParsableCommand {
    /// What `assets --help` says.
    public static let configuration = CommandConfiguration(
        commandName: "assets",
        abstract: "Turns the pictures that a site's posts name into responsive variants.",
        discussion: """
            Begin with 'assets init' in the folder of your site, then run 'assets process' before each build.

            Exit codes: 0 done; 1 some sources failed, the others are done, or a check found an error; \
            2 usage or configuration; 3 some sources are in quarantine; 74 the machine failed the run, as a full disk does; \
            75 another run owns the project and --no-wait was given; 130 or 143 stopped by a signal.
            """,
        version: "assets \(Version.text)",
        subcommands: [
            InitCommand.self, AddCommand.self, ProcessCommand.self, WatchCommand.self, StatusCommand.self,
            CheckCommand.self, VerifyCommand.self, ExplainCommand.self, JobsCommand.self, RetryCommand.self,
            CancelCommand.self, CleanCommand.self, PresetsCommand.self,
            ScoreCommand.self, DoctorCommand.self, WorkerCommand.self,
        ]
    )

    /// Makes the root.
    public init() {}

    /// Runs the process in the role of a worker, if that is what its arguments say.
    ///
    /// To be called before anything asynchronous, because that starts threads and a sandbox is entered with one.
    public static func runWorkerIfAsked() {
        guard CommandLine.arguments.dropFirst().first == WorkerCommand.configuration.commandName else { return }
        try? (parseAsRoot() as? WorkerCommand)?.run()
    }

    /// Parses the process's arguments, runs the verb, and ends the process with the exit code that its outcome has.
    public static func runToExit() async -> Never {
        Machine.raiseDescriptorLimit()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Foundation.exit(0)
        } catch {
            Foundation.exit(report(error))
        }
    }

    /// Tells people about an error.
    ///
    /// - Returns: The exit code.
    private static func report(_ error: any Error) -> Int32 {
        if let code = error as? ExitCode, code != .validationFailure { return code.rawValue }
        if let code = ExitStatus.code(of: error) {
            for line in "\(error)".split(separator: "\n") { Console.error(String(line)) }
            return code
        }
        let code = exitCode(for: error)
        let text = fullMessage(for: error)
        if code.isSuccess {
            Console.print(text)
            return 0
        }
        Console.note(text)
        return code == .validationFailure ? ExitStatus.usage : ExitStatus.machine
    }
}
