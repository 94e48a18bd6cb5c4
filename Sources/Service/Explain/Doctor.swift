import Presets
import Rendering
import Workers

/// Tries what a machine can do.
public enum Doctor {
    /// What was found.
    public struct Examination: Sendable, Codable {
        /// Everything that was tried, in the order in which people should read it.
        public var checks: [Check]
        /// Whether everything that is needed works.
        public var isHealthy: Bool { checks.allSatisfy { $0.works || !$0.isNeeded } }
    }

    /// One thing that was tried.
    public struct Check: Sendable, Codable {
        /// What was tried.
        public var name: String
        /// Whether it worked.
        public var works: Bool
        /// Whether the built-in presets need it, or safety does.
        public var isNeeded: Bool
        /// The versions that took part, or what went wrong.
        public var detail: String
    }

    /// Starts a worker, lets it try each codec on a few pixels, and then each way out of its sandbox.
    public static func examine(launch: WorkerLaunch = WorkerLaunch()) async -> Examination {
        do {
            let worker = Worker(launch: launch)
            let codecs = try await worker.codecs()
            let checks = checks(of: codecs) + (await SandboxExamination.checks(of: worker))
            await worker.dismiss()
            return Examination(checks: checks)
        } catch {
            return Examination(checks: [Check(name: "worker", works: false, isNeeded: true, detail: "\(error)")])
        }
    }

    private static func checks(of codecs: CodecReport) -> [Check] {
        let worker = Check(name: "worker", works: true, isNeeded: true, detail: "libvips \(codecs.libvips)")
        let writers = ImageFormat.allCases.map { format in
            let reason = codecs.refusals.first { $0.format == format }?.reason
            return Check(
                name: "write \(format.rawValue)",
                works: codecs.available.contains(format),
                isNeeded: format != .jxl,
                detail: codecs.version(of: format) ?? reason ?? "not known to this libvips"
            )
        }
        let reader = Check(
            name: "read",
            works: codecs.readers.contains("jpeg"),
            isNeeded: true,
            detail: codecs.readers.joined(separator: ", ")
        )
        return [worker] + writers + [reader]
    }
}
