/// What a watcher of a site has to say.
public enum WatchReport: Sendable {
    /// A run begins.
    case began
    /// Something happened in a run.
    case event(RunEvent)
    /// A photo of the inbox is in the site.
    case added(AddedPhoto)
    /// A photo of the inbox was refused and stays there; said once.
    case refusedPhoto(Failure)
    /// The inbox as a whole cannot be emptied.
    case inboxFailed(any Error)
    /// A run is done.
    case ended(RunSummary)
    /// A run could not be done; the next change, and after a while the watcher by itself, tries again.
    case failed(any Error)
    /// A changed `assets.yml` cannot be used; the one before stays in force.
    case refused(any Error)
    /// The machine lacks a layer of the sandbox that keeps decoders in; said once.
    case unconfined(String)
    /// More happened than the kernel remembers, so nothing that was seen before counts.
    case overflow
    /// A folder cannot be watched, so the site is looked at every so many seconds.
    case polling(folder: String, reason: String, seconds: Int)
}
