import Testing

@testable import Site

@Suite("What is remembered of a post")
struct PostNoteTests {
    private func note() -> [UInt8] {
        var post = Post(path: "_posts/a.md")
        post.mentions = [Mention(value: "a.png", place: "image", line: 2)]
        post.findings = [Finding(.missing, post: post.path, line: 3, value: "b.png", "picture b.png is not there")]
        return PostNote.encoded(post, under: 7)
    }

    @Test("is the post")
    func roundTrip() throws {
        let read = try #require(PostNote.decoded(note(), path: "_posts/a.md", under: 7))
        let post = try #require(read)
        #expect(post.mentions.map(\.line) == [2])
        #expect(post.findings.map(\.value) == ["b.png"])
        #expect(PostNote.encoded(post, under: 7) == note())
    }

    @Test("is of no use when it is damaged, and does no harm", arguments: [0x80, 0x7F, 0xFF] as [UInt8])
    func damaged(mask: UInt8) {
        for place in note().indices {
            var bytes = note()
            bytes[place] ^= mask
            guard case .some(.some(let post)) = PostNote.decoded(bytes, path: "_posts/a.md", under: 7) else { continue }
            #expect(post.mentions.allSatisfy { ($0.line ?? 1) >= 0 })
        }
        let short = PostNote.decoded(Array(note().dropLast()), path: "_posts/a.md", under: 7)
        if case .some = short { Issue.record("a note without its end was read") }
    }
}
