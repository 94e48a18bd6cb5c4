import Foundation
import TestSupport
import Testing

@testable import Sandbox

@Suite("Opening below a folder")
struct OpenBeneathTests {
    @Test(
        "follows links that stay inside, and none that leave",
        arguments: [
            ("a.txt", true), ("folder/b.txt", true), ("folder/../a.txt", true), ("inside", true), ("absolute", true),
            ("up", false), ("outside", false), ("way/secret", false), ("../secret", false), ("/etc/hostname", false),
            ("missing", false), ("magic", false),
        ]
    )
    func links(path: String, opens: Bool) throws {
        let above = try TemporaryFolder(["secret": "secret", "site/a.txt": "a", "site/folder/b.txt": "b"])
        let root = try #require(realpath(above.path("site"), nil))
        defer { free(root) }
        let site = String(cString: root)
        let links = [
            ("inside", "folder/b.txt"), ("absolute", "\(site)/a.txt"), ("up", "../secret"),
            ("outside", "\(above.path)/secret"),
            ("way", ".."), ("magic", "/proc/self/exe"),
        ]
        for (name, target) in links {
            try FileManager.default.createSymbolicLink(atPath: "\(site)/\(name)", withDestinationPath: target)
        }
        let descriptor = OpenBeneath.file(path, root: site)
        #expect((descriptor != nil) == opens)
        if let descriptor { close(descriptor) }
    }
}
