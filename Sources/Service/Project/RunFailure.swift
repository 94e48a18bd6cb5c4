import Presets
import Site
import Store
import Workers

/// What kind of trouble ended a command, for its exit code.
public enum RunFailure: String, Sendable, Codable {
    /// The command line or the configuration is wrong.
    case usage
    /// Another process owns the project.
    case owned
    /// The machine: a full disk, a folder that cannot be written, a worker that does not start.
    case machine

    /// The kind of an error whose description is written for people; nil for any other error.
    public init?(_ error: any Error) {
        switch error {
        case ProjectError.owned, ProjectError.watched: self = .owned
        case ProjectError.state, ProjectError.damaged, ProjectError.busy, ProjectError.lostPosts: self = .machine
        case is ConfigurationError, is ProjectError: self = .usage
        case is StoreError, is SiteError, is WorkerFault: self = .machine
        default: return nil
        }
    }
}
