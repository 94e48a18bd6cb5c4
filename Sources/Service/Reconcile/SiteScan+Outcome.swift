import Catalog
import Foundation
import Site

extension SiteScan {
    /// A digest of all that a run makes of the posts: scans with equal digests lead to the same run.
    var outcome: [UInt8] {
        var bytes: [UInt8] = []
        // Each text ends with a byte that is in no UTF-8, so that no two lists read alike.
        func add(_ texts: some Sequence<String>) {
            for text in texts {
                bytes += text.utf8
                bytes.append(0xFF)
            }
            bytes.append(0xFE)
        }
        add([baseURL, "\(generator)", "\(posts)"])
        add(closed)
        for source in sources {
            add([source.path, source.newest.map { "\($0.timeIntervalSince1970)" } ?? ""])
            add(source.spellings)
            add(source.posts)
        }
        for finding in findings { add([finding.kind.rawValue, finding.post, finding.value, finding.message]) }
        add(untold.map { "\($0.path):\($0.line ?? 0)" })
        return ContentHash(of: bytes).bytes
    }
}
