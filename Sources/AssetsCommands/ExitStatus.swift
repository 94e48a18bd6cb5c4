import Presets
import Service
import Site
import Store
import Workers

/// The exit codes that scripts may rely on.
enum ExitStatus {
    /// Some sources failed; the others are done.
    static let sourcesFailed: Int32 = 1
    /// The command line or the configuration is wrong.
    static let usage: Int32 = 2
    /// Another run owns the project and the caller would not wait.
    static let owned: Int32 = 75

    /// The code after a clean stop by a signal.
    static func stopped(by signal: Int32) -> Int32 { 128 + signal }

    /// The code for an error whose description is already a line for people; nil for any other error.
    static func code(of error: any Error) -> Int32? {
        switch error {
        case is ConfigurationError, ProjectError.noSite, ProjectError.unknownPreset, ProjectError.unreadable: usage
        case ProjectError.owned: owned
        case is ProjectError, is StoreError, is SiteError, is WorkerFault: sourcesFailed
        default: nil
        }
    }
}
