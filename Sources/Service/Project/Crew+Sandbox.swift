import Presets
import Sandbox
import Workers

extension Crew {
    /// A crew for single files.
    ///
    /// - Parameter requiresSandbox: Whether nothing may be decoded on a machine that lacks a layer of the sandbox.
    public init(size: Int, requiresSandbox: Bool) {
        self.init(size: size, launch: WorkerLaunch(requiresSandbox: requiresSandbox))
    }

    /// A crew for a project, bounded by the limits of its configuration.
    public init(size: Int, for project: Project, requiresSandbox: Bool = false) {
        self.init(size: size, limits: project.configuration.limits, requiresSandbox: requiresSandbox)
    }

    /// A crew bounded by the limits of a configuration.
    init(size: Int, limits: Configuration.Limits, requiresSandbox: Bool) {
        let launch = WorkerLaunch(limits: limits, requiresSandbox: requiresSandbox)
        self.init(size: size, launch: launch, memory: limits.memory ?? MemoryBudget.standard)
    }

    /// One line on what the sandbox of the workers lacks on this machine; nil where all holds or none was started.
    public var sandboxWarning: String? {
        get async {
            for worker in workers {
                if let warning = await worker.sandboxWarning { return warning }
            }
            return nil
        }
    }
}

extension Worker {
    /// One line on what the sandbox of the last process lacks; nil where all holds or none was started.
    var sandboxWarning: String? {
        sandbox?.missing.map { "pictures were decoded without \($0): this machine does not offer it" }
    }
}
