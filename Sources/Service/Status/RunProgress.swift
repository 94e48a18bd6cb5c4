import Foundation

/// How far a run is.
public struct RunProgress: Sendable, Codable {
    /// What a run does first to last.
    public enum Stage: String, Sendable, Codable {
        /// Posts are read, or found unchanged.
        case scanning
        /// Sources are compared with what is known.
        case reading
        /// Headers of new sources are read by workers.
        case inspecting
        /// Published variants are read.
        case verifying
        /// Variants are made.
        case making
    }

    /// A source that a worker has in its hands.
    public struct Work: Sendable, Codable, Hashable {
        /// The source's path.
        public var source: String
        /// The number of its variants that are being made.
        public var variants: Int
        /// When the worker began.
        public var since: Date
    }

    /// What the run does now.
    public var stage: Stage
    /// How much of the stage is done: posts, sources or variants, by the stage.
    public var done: Int
    /// How much there is to do in the stage; 0 while that is not known.
    public var total: Int
    /// The length of the variants made in this run, in bytes.
    public var bytes: Int
    /// Variants made a second; 0 while none is.
    public var rate: Double
    /// How long making the rest will take, in seconds; nil while that cannot be told.
    public var secondsLeft: Double?
    /// When the run began.
    public var began: Date
    /// What workers have in their hands, by worker.
    public var working: [Work]
}
