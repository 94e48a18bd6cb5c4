import Presets
import ServiceLifecycle
import WatchFolder

/// Keeps a site's pictures done: does what `assets process` does, whenever something has changed.
///
/// What the kernel tells decides when to look, never what is there; so a site whose events were lost is brought right by
/// the next run, like any other. Between two runs nobody owns the project, and other commands may have it.
public actor SiteWatch: Service {
    let root: String
    let crew: @Sendable (Project) -> Crew
    let report: @Sendable (WatchReport) -> Void
    let pause = Pause()
    let activity: SiteActivity
    let followers: RunFollowers
    var claimed: ProjectLock?
    var inboxState = InboxState()
    /// The configuration of the last run.
    var configuration: Configuration?
    /// The project while a run owns it.
    var project: Project?
    /// The number of runs that began.
    var runs = 0
    /// Whether somebody asked for a run, who takes every file for whole.
    var isAsked = false
    /// Whether the next run must look at everything, since the queue was changed.
    var mustLook = false
    /// Why the last run failed; nil where it did not.
    private(set) var failure: String?
    /// What is wrong with `assets.yml`; nil where nothing is.
    private(set) var refusal: String?
    /// Why some folder cannot be watched; nil where all are.
    private(set) var blindness: WatchRefusal?
    /// What the machine lacks to lock workers in; nil where nothing, or where no worker was started yet.
    private(set) var unconfined: String?
    /// What files that may grow were like when they were last looked at.
    var looks = OpenFiles.Looks()
    /// The longest wait until the next look; nil where the kernel tells of everything.
    private var longestWait: Duration?

    /// How often a site is looked at of which the kernel does not tell, and at first one that could not be done.
    private static let look = Duration.seconds(5)
    /// The longest wait after runs that failed in the same way.
    private static let longestRest = Duration.seconds(60)
    /// For how long a file must not have changed that nobody was seen to finish.
    static let rest = Duration.seconds(1)

    /// Makes a watch of the site in a folder; nothing happens before `run`.
    ///
    /// - Parameters:
    ///   - crew: Makes the workers of a run.
    ///   - report: Takes what there is to say, from any thread.
    public init(
        _ root: String,
        crew: @escaping @Sendable (Project) -> Crew,
        report: @escaping @Sendable (WatchReport) -> Void
    ) {
        self.root = root
        self.crew = crew
        let (activity, followers) = (SiteActivity(), RunFollowers())
        (self.activity, self.followers) = (activity, followers)
        self.report = {
            activity.take($0)
            if case .event(let event) = $0 { followers.tell(event) }
            report($0)
        }
    }

    /// Looks at everything at once, and takes every file for whole.
    public func lookAtEverything() async {
        (mustLook, isAsked) = (true, true)
        await pause.ask()
    }

    /// Keeps the site done until the task is cancelled or the service's group shuts down.
    ///
    /// - Throws: `WatchRefusal` where the kernel watches for nobody, and what stops the first run as a whole.
    public func run() async throws {
        let (pause, watch) = (pause, try FolderWatch())
        defer {
            watch.close()
            followers.close()
        }
        let pump = Task {
            for await event in watch.events where !event.isOwn { await pause.note(event) }
        }
        defer { pump.cancel() }
        try await cancelWhenGracefulShutdown {
            do { try await self.keep(by: watch) } catch is CancellationError {}
        }
    }

    private func keep(by watch: FolderWatch) async throws {
        try await bringUpToDate(watch)
        while true {
            await pause.wait(atMost: longestWait)
            try Task.checkCancellation()
            do {
                try await bringUpToDate(watch)
                failure = nil
            } catch let error as CancellationError {
                throw error
            } catch {
                await rest(after: error, watch)
            }
        }
    }

    /// Sees to it that a site that cannot be done is tried again, ever more rarely while nothing changes.
    private func rest(after error: any Error, _ watch: FolderWatch) async {
        let isNew = failure != "\(error)"
        longestWait = isNew ? Self.look : min((longestWait ?? Self.look) * 2, Self.longestRest)
        failure = "\(error)"
        if isNew { report(.failed(error)) }
        // Its folders may be others when it is back.
        _ = try? await offPool { [root] in watch.watch([], along: root) }
        followers.end(run: runs, as: .failed(reason: "\(error)", kind: RunFailure(error) ?? .machine))
    }

    /// Brings the site up to date, and sees to it that what happens from now on is seen.
    private func bringUpToDate(_ watch: FolderWatch) async throws {
        var whole: Set<String> = []
        while true {
            // Who asks from now on means a later run: this one may have read already what changed since.
            runs += 1
            let (number, takesAll) = (runs, isAsked)
            isAsked = false
            try await claimAgain()
            let (project, files) = try await own(takesAll: takesAll, whole: whole)
            whole = files.whole
            configuration = project.configuration
            report(.began)
            let inbox = try await takeInbox(of: project, files)
            let summary = try await reconcile(project, number: number)
            let memory = project.memory
            let (added, refused) = try await offPool { [root] in
                watch.watch(memory.folders().union(inbox.map { [$0.folder] } ?? []), along: root)
            }
            look(for: refused)
            if refused.isEmpty { longestWait = nil }
            let left =
                summary.unfinished.map(project.layout.path) + growingSettings(of: project) + (inbox?.growing ?? [])
            looks.note(left)
            if left.contains(where: { !files.writing.contains($0) }) { longestWait = Self.rest }
            // What happened in a folder before it was watched was not seen; looking once more costs little.
            if added.isEmpty { return }
        }
    }

    /// Looks at a site again and again of which the kernel does not tell.
    private func look(for refused: [String: WatchRefusal]) {
        guard let (folder, refusal) = refused.min(by: { $0.key < $1.key }) else { return blindness = nil }
        longestWait = Self.look
        guard blindness != refusal else { return }
        blindness = refusal
        report(.polling(folder: folder, reason: "\(refusal)", seconds: Int(Self.look.components.seconds)))
    }

    /// The path of `assets.yml` where it may not be whole; mistakes in it are reported, each once.
    private func growingSettings(of project: Project) -> [String] {
        switch project.substitution {
        case .isGrowing(let path): return [path]
        case .isWrong(let error):
            if refusal != "\(error)" { report(.refused(error)) }
            refusal = "\(error)"
        case nil: refusal = nil
        }
        return []
    }

    private func reconcile(_ project: Project, number: Int) async throws -> RunSummary {
        let (crew, report) = (crew(project), report)
        self.project = project
        defer { self.project = nil }
        if mustLook {
            mustLook = false
            let memory = project.memory
            try await offPool { memory.forget() }
        }
        let run = Reconcile(project: project, crew: crew) { report(.event($0)) }
        let summary = try await stopping(crew) { try await run.run() }
        if let warning = await crew.sandboxWarning, unconfined == nil {
            unconfined = warning
            report(.unconfined(warning))
        }
        report(.ended(summary))
        followers.end(run: number, as: outcome(summary, of: project))
        return summary
    }

    /// Does something with workers, who are stopped at once when the task is cancelled and let go at the end.
    func stopping<Value: Sendable>(_ crew: Crew, _ body: () async throws -> Value) async throws -> Value {
        try await withTaskCancellationHandler {
            do {
                let value = try await body()
                await crew.dismiss()
                return value
            } catch {
                await crew.dismiss()
                throw Task.isCancelled ? CancellationError() : error
            }
        } onCancel: {
            Task { await crew.stop() }
        }
    }
}
