import CSandbox
import Foundation
import Testing

@testable import Sandbox

@Suite("Landlock's rules")
struct FileRulesTests {
    @Test(
        "forbid all that a version of the interface can forbid, and nothing that it does not know",
        arguments: [
            (1, 13, 0, 0), (2, 14, 0, 0), (3, 15, 0, 0), (4, 15, 3, 0), (5, 16, 3, 0), (6, 16, 3, 3), (7, 16, 3, 3),
        ] as [(Int32, UInt64, UInt64, UInt64)]
    )
    func versions(version: Int32, rights: UInt64, ports: UInt64, scopes: UInt64) {
        let rules = FileRules.handled(by: version)
        #expect(rules.handled_access_fs == (1 << rights) - 1)
        #expect(rules.handled_access_net == ports)
        #expect(rules.scoped == scopes)
    }

    @Test(
        "hold in a thread by whatever version of the interface there is",
        .enabled(if: FileRules.version > 0, "this kernel has no Landlock"),
        arguments: 1...7 as ClosedRange<Int32>
    )
    func applied(version: Int32) async {
        let outcome = await withCheckedContinuation { continuation in
            // The rules bind this thread alone, for good.
            Thread.detachNewThread {
                guard csandbox_prctl(PR_SET_NO_NEW_PRIVS, 1) == 0 else {
                    return continuation.resume(returning: "prctl")
                }
                do throws(Refusal) { try FileRules.apply(version: version) } catch {
                    return continuation.resume(returning: error.reason)
                }
                let file = open("/etc/hostname", O_RDONLY)
                if file >= 0 { return continuation.resume(returning: "a file was opened") }
                let reason = errno
                let library = open("/usr/lib", O_RDONLY)
                continuation.resume(
                    returning: reason == EACCES && library >= 0 ? "held" : "error \(reason), \(library)"
                )
                close(library)
            }
        }
        #expect(outcome == "held")
    }

    @Test(
        "find the folders of libraries in lines of /proc/self/maps",
        arguments: [
            ("7f04-7f05 r-xp 00000000 fe:00 123   /nix/store/a b/lib/libvips.so.42\n", "/nix/store/a b/lib"),
            ("7f04-7f05 r-xp 00000000 fe:00 123   /usr/lib/locale/C.utf8/LC_CTYPE\n", nil),
            ("7f04-7f05 r--p 00000000 fe:00 123   /etc/ld.so.cache\n", nil),
            ("7f04-7f05 rw-p 00000000 00:00 0\n", nil),
            ("7f04-7f05 r-xp 00000000 fe:00 123   /libvips.so.42\n", nil),
        ] as [(String, String?)]
    )
    func folders(line: String, expected: String?) {
        #expect(LibraryFolders.folder(in: line) == expected)
    }
}
