import CSandbox
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
        "find the folders of libraries in lines of /proc/self/maps",
        arguments: [
            ("7f04-7f05 r-xp 00000000 fe:00 123   /nix/store/a b/lib/libvips.so.42\n", "/nix/store/a b/lib"),
            ("7f04-7f05 r-xp 00000000 fe:00 123   /usr/lib/locale/C.utf8/LC_CTYPE\n", nil),
            ("7f04-7f05 rw-p 00000000 00:00 0\n", nil),
            ("7f04-7f05 r-xp 00000000 fe:00 123   /libvips.so.42\n", nil),
        ] as [(String, String?)]
    )
    func folders(line: String, expected: String?) {
        #expect(LibraryFolders.folder(in: line) == expected)
    }
}
