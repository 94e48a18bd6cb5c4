/// Which layers of the sandbox hold in a process.
public struct SandboxReport: Codable, Hashable, Sendable {
    /// What keeps a decoder that was taken over from doing harm; each holds without the others.
    public enum Layer: String, Codable, Sendable, CaseIterable {
        /// Programs give no new rights, and no other process looks into this one.
        case privileges
        /// Bounds on memory and files.
        case limits
        /// Landlock: no file but libraries can be opened, no TCP port reached, no process outside signalled.
        case files = "Landlock"
        /// seccomp: of the kernel's calls, those alone that decoding needs.
        case calls = "seccomp"
    }

    /// A layer that does not hold.
    public struct Gap: Codable, Hashable, Sendable {
        /// The layer.
        public var layer: Layer
        /// What the kernel said, in one clause.
        public var reason: String

        /// Makes the record of a layer that does not hold.
        public init(layer: Layer, reason: String) {
            self.layer = layer
            self.reason = reason
        }
    }

    /// The version of Landlock's interface in the running kernel; 0 where it has none.
    public var landlock: Int
    /// The layers that do not hold, in the order in which they were tried; empty where all do.
    public var gaps: [Gap]

    /// Makes a report.
    public init(landlock: Int, gaps: [Gap] = []) {
        self.landlock = landlock
        self.gaps = gaps
    }

    /// One clause that names what is missing, as `Landlock (Function not implemented)`; nil where nothing is.
    public var missing: String? {
        gaps.isEmpty ? nil : gaps.map { "\($0.layer.rawValue) (\($0.reason))" }.joined(separator: ", ")
    }

    /// Tries one layer and records a refusal.
    mutating func add(_ layer: Layer, _ body: () throws(Refusal) -> Void) {
        do { try body() } catch { gaps.append(Gap(layer: layer, reason: error.reason)) }
    }
}

/// Why the kernel gave no layer.
struct Refusal: Error {
    let reason: String
}
