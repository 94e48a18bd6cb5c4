/// What a folder that is watched says.
public enum WatchEvent: Hashable, Sendable {
    /// Somebody who wrote a file closed it, or a file that is not empty, a folder or a link was made.
    case finished(String)
    /// Somebody writes a file, or made an empty one; `finished` comes when it is closed.
    case writing(String)
    /// A file or folder has other attributes, or was linked or unlinked elsewhere; it may still be written.
    case touched(String)
    /// A file or folder is no longer at a path; one that was moved has the number of its move.
    case left(String, move: UInt32?)
    /// A file or folder was moved to a path, whole or not; `left` with the same number came before where it was watched.
    case arrived(String, move: UInt32)
    /// A folder that was watched is no longer at its path, or is no longer mounted; nothing more will come from it.
    case gone(String)
    /// A folder is no longer watched at its path, as somebody wished or since another one stands there.
    case unwatched(String)
    /// More happened than is remembered: anything may have changed, and files may have been closed.
    case overflow

    /// The path that it is about; nil for an overflow.
    public var path: String? {
        switch self {
        case .finished(let path), .writing(let path), .touched(let path), .left(let path, _), .arrived(let path, _),
            .gone(let path), .unwatched(let path):
            path
        case .overflow: nil
        }
    }
}
