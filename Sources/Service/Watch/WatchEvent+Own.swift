import Store
import WatchFolder

extension WatchEvent {
    /// Whether it tells of what a run itself does while it makes variants, which calls for no other run.
    var isOwn: Bool {
        switch self {
        case .changed(let path), .writing(let path), .gone(let path): path.hasSuffix("/\(Store.stagingName)")
        case .overflow: false
        }
    }
}
