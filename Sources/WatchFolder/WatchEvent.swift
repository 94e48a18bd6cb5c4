/// What a folder that is watched says.
public enum WatchEvent: Hashable, Sendable {
    /// A file or folder at a path is new, is another, or is gone; what is there is whole.
    case changed(String)
    /// Somebody writes a file; `changed` comes when it is closed.
    case writing(String)
    /// A folder that was watched is no longer at its path, or is no longer mounted; nothing more will come from it.
    case gone(String)
    /// More happened than the kernel remembers: anything may have changed, and files may have been closed.
    case overflow
}
