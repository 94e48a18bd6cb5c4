import Presets
import WatchFolder

/// How a watcher comes to own what it works on, and where others find it.
extension SiteWatch {
    /// Becomes the one watcher of the site; to be called before `run`.
    ///
    /// - Throws: `ProjectError`, as `.watched` where the site has a watcher.
    public func claim() async throws {
        let root = root
        claimed = try await offPool { try Project.claimWatch(of: root) }
    }

    /// Where the status page of the site in a folder is to be; nil where there shall be none.
    ///
    /// - Throws: `ProjectError`, or `ConfigurationError` with everything that is wrong in `assets.yml`.
    public static func statusAddress(of root: String) throws -> StatusAddress? {
        try Project.configuration(of: root).status
    }

    /// The folder of state of the site in a folder, in which a watcher has its socket.
    public static func socketFolder(of root: String) -> String { ProjectLayout.state(of: root) }

    /// The name of the socket.
    public static let socketName = "socket"

    /// Opens the project once no other command has it; the kernel's own wait could not be ended by a stop.
    ///
    /// - Parameters:
    ///   - takesAll: Whether every file is taken for whole.
    ///   - whole: Files that were seen to become whole before.
    func own(takesAll: Bool, whole: Set<String>) async throws -> (Project, OpenFiles) {
        var whole = whole
        while true {
            let settled = await pause.take()
            if settled.overflows > 0 { report(.overflow) }
            whole = whole.union(settled.whole).subtracting(settled.unfinished)
            let files =
                takesAll
                ? OpenFiles() : OpenFiles(writing: settled.unfinished, whole: whole, rest: Self.rest, looks: looks)
            if let project = try await tryToOwn(files) { return (project, files) }
            try await Task.sleep(for: Self.patience)
        }
    }

    /// Opens the project; nil where another command has it.
    private func tryToOwn(_ files: OpenFiles) async throws -> Project? {
        do {
            return try await Project.open(root, contention: .fail, files: files, fallback: configuration)
        } catch ProjectError.owned {
            return nil
        }
    }

    /// Does something with the project, be it that of a run which goes on.
    func withProject<Value: Sendable>(_ body: (Project) async throws -> Value) async throws -> Value {
        while true {
            if let project { return try await body(project) }
            if let project = try await tryToOwn(OpenFiles()) { return try await body(project) }
            try await Task.sleep(for: Self.patience)
        }
    }

    /// Becomes the one watcher anew where somebody deleted the folder of state.
    func claimAgain() async throws {
        guard let claimed, try await offPool({ !claimed.holds(ProjectLayout.watchLock(of: self.root)) }) else { return }
        try await claim()
    }

    /// How often a project that another command has is asked for.
    private static let patience = Duration.milliseconds(250)
}
