import Store
import WatchFolder

extension WatchEvent {
    /// Whether it tells of what a run itself does while it makes variants, which calls for no other run.
    var isOwn: Bool { path?.hasSuffix("/\(Store.stagingName)") == true }
}
