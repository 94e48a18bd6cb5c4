import Foundation

/// An `<img>` or a `<source>` of a page.
struct PageImage: Equatable {
    /// One candidate of a `srcset`.
    struct Candidate: Equatable {
        var url: String
        /// The width in pixels that the descriptor promises; nil for a candidate without one.
        var width: Int?
    }

    /// `img` or `source`.
    var element: String
    var type: String?
    var media: String?
    var src: String?
    var candidates: [Candidate]
    var sizes: String?
    var width: Int?
    var height: Int?
    var alt: String?
    var loading: String?
    var fetchPriority: String?
    var line: Int

    /// Reads the attributes of a tag.
    init(_ tag: PageTag) {
        let attributes = tag.attributes
        element = tag.name
        type = attributes["type"]
        media = attributes["media"]
        src = attributes["src"]
        candidates = Self.candidates(attributes["srcset"] ?? "")
        sizes = attributes["sizes"]
        width = attributes["width"].flatMap { Int($0) }
        height = attributes["height"].flatMap { Int($0) }
        alt = attributes["alt"]
        loading = attributes["loading"]
        fetchPriority = attributes["fetchpriority"]
        line = tag.line
    }

    /// Splits a `srcset` as HTML's parser does: a URL reaches to the next white space, so it may hold commas.
    static func candidates(_ srcset: String) -> [Candidate] {
        var result: [Candidate] = []
        var rest = Substring(srcset)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            guard !rest.isEmpty else { return result }
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest.dropFirst(word.count)
            let url = word.reversed().drop { $0 == "," }.reversed()
            let descriptor = word.last == "," ? "" : rest.prefix { $0 != "," }
            rest = rest.dropFirst(descriptor.count)
            let text = descriptor.filter { !$0.isWhitespace }
            result.append(Candidate(url: String(url), width: text.last == "w" ? Int(text.dropLast()) : nil))
        }
    }
}

/// A `<picture>` of a page.
struct PagePicture: Equatable {
    var sources: [PageImage]
    /// The `<img>`, without which a picture shows nothing.
    var img: PageImage?
    var line: Int
}

/// A URL that a page loads or hands on, with the size that the markup promises.
struct PageLink: Hashable {
    var url: String
    /// The width in pixels; nil where the markup says nothing.
    var width: Int?
    /// The height in pixels; nil where the markup says nothing.
    var height: Int?
    /// Whether the height is of this very file, rather than what the ratio of the largest one makes of the width.
    var isExact: Bool
    /// The media type; nil where the markup says nothing.
    var type: String?
    /// The element and its line, for messages.
    var place: String
}
