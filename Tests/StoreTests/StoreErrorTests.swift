import Foundation
import Store
import Testing

@Suite("Errors for people")
struct StoreErrorTests {
    @Test(
        "a system's refusal names what failed, the path, the reason and what to do",
        arguments: [
            (ENOSPC, "No space left on device", "free some space"),
            (EDQUOT, "quota", "quota"),
            (EROFS, "Read-only", "choose another folder"),
            (EIO, "Input/output error", "check it"),
            (EACCES, "Permission denied", "the right to write"),
            (EMFILE, "Too many open files", "ulimit -n"),
            (EINVAL, "Invalid argument", "run the same command again"),
        ]
    )
    func system(code: Int32, reason: String, advice: String) {
        let text = "\(StoreError.system(action: "write", path: "/site/a.jpg", code: code))"
        #expect(text.hasPrefix("cannot write /site/a.jpg: "))
        #expect(text.contains(reason))
        #expect(text.contains(advice))
        #expect(!text.contains("\n"))
    }

    @Test("a wrong length names both lengths")
    func wrongSize() {
        let text = "\(StoreError.wrongSize(name: "a.jpg", expected: 20, received: 7))"
        #expect(text.contains("a.jpg: expected 20 bytes, received 7"))
    }
}
