import ArgumentParser
import Service

/// What every verb that works on a site takes.
struct SiteArguments: ParsableArguments {
    @Flag(help: "End with exit code 75 when another run owns the project, instead of waiting for it.")
    var noWait = false

    /// Opens the project as its owner, off the cooperative pool since it may wait for another process.
    func open(_ site: String) async throws -> Project {
        let contention: Project.Contention =
            noWait
            ? .fail
            : .wait {
                Console.note("another run owns this project; waiting until it is done (--no-wait does not wait)")
            }
        return try await Project.open(site, contention: contention)
    }
}

/// What every verb that prints data takes.
struct OutputArguments: ParsableArguments {
    @Flag(help: "Print data as JSON on standard output.")
    var json = false
}

/// How many workers a verb may use.
struct WorkerArguments: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("The number of pictures worked on at once.", valueName: "n"))
    var jobs: Int = Machine.cores

    @Flag(help: "End with exit code 74 when this machine cannot lock a decoder in, instead of warning.")
    var requireSandbox = false

    mutating func validate() throws {
        guard (1...256).contains(jobs) else {
            throw ValidationError("expected 1…256 for --jobs, received \(jobs)")
        }
    }

    /// The workers for a site.
    func crew(for project: Project) -> Crew {
        Crew(size: jobs, for: project, requiresSandbox: requireSandbox)
    }
}
