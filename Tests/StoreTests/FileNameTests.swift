import Foundation
import Store
import TestSupport
import Testing

@Suite("Names of published files")
struct FileNameTests {
    @Test(
        "a name that could lie elsewhere, hide, or not fit is refused everywhere",
        arguments: [
            "", ".", "..", ".hidden", "a/b.jpg", "/etc/passwd", "../a.jpg", "a\0.jpg",
            String(repeating: "é", count: 128),
        ]
    )
    func refused(name: String) throws {
        let folder = try TemporaryFolder()
        let store = try Store.prepared(in: folder)
        try folder.write("x", to: "a.jpg")
        let before = try folder.tree()
        do {
            let publication = try store.staged("x", as: name)
            #expect(throws: StoreError.self) { try store.publish([publication]) }
        }
        #expect(throws: StoreError.self) { try store.remove([name]) }
        #expect(store.size(of: name) == nil)
        #expect(try folder.tree() == before)
    }

    @Test(
        "names of any script, with spaces and inner dots, are kept as they are",
        arguments: ["a b-320-0123456789.jpg", "größe.tar.avif", "写真-1-k.webp", String(repeating: "x", count: 255)]
    )
    func accepted(name: String) throws {
        let folder = try TemporaryFolder()
        let store = try Store.prepared(in: folder)
        try store.publish([store.staged("x", as: name)])
        #expect(store.size(of: name) == 1)
        #expect(try store.sizes() == [name: 1])
    }
}
