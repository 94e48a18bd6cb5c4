/// The pictures that the body of a post shows.
enum BodyImages {
    /// Finds Markdown images, `<img>` elements and the pictures that includes are given, in order.
    static func mentions(in bytes: [UInt8], from start: Int) -> [Mention] {
        let text = BodyMask.masked(bytes, from: start)
        let found = MarkdownImages.find(in: text, from: start) + HTMLImages.find(in: text, from: start)
        var line = 1 + bytes[..<start].count { $0 == 0x0A }
        var position = start
        var mentions: [Mention] = []
        for image in found.sorted(by: { $0.position < $1.position }) {
            line += bytes[position..<image.position].count { $0 == 0x0A }
            position = image.position
            mentions.append(Mention(value: image.value, place: image.place, line: line))
        }
        return mentions
    }
}

/// A picture found in a body.
struct BodyImage {
    /// The index of its first byte in the file.
    var position: Int
    /// What names it, for messages.
    var place: String
    /// The path or URL as written.
    var value: String
}
