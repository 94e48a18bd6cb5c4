import Foundation
import TestSupport

/// What libvips' own tools say of picture files; needs `vipsheader` and `vips` of Debian's libvips-tools.
struct PageProbe {
    /// The size and the kind of a picture file, as read from its header.
    struct Header: Equatable {
        var width: Int
        /// The height of one frame.
        var height: Int
        /// The loader's name without `load`: `jpeg`, `png`, `webp`, `heif`, `gif`, `svg`.
        var kind: String

        /// The media types that fit the kind; AVIF is a brand of HEIF.
        func fits(_ mediaType: String) -> Bool {
            mediaType == (kind == "heif" ? "image/avif" : "image/\(kind)")
        }
    }

    private let vipsheader: Program
    private let vips: Program

    /// Finds the tools; nil where the machine has none.
    init?() {
        guard let vipsheader = Program("vipsheader"), let vips = Program("vips") else { return nil }
        self.vipsheader = vipsheader
        self.vips = vips
    }

    /// The headers of many files, read by few processes; a file that is no picture has none.
    func headers(of files: [URL]) throws -> [URL: Header] {
        var headers: [URL: Header] = [:]
        for start in stride(from: 0, to: files.count, by: 200) {
            let batch = files[start..<min(start + 200, files.count)]
            let lines = try vipsheader.run(batch.map(\.path)).output.split(separator: "\n")
            for file in batch {
                let line = lines.first { $0.hasPrefix("\(file.path): ") }
                headers[file] = line.flatMap { Self.header($0.dropFirst(file.path.count + 2)) }
            }
        }
        return headers
    }

    /// Whether every pixel of a file can be decoded, to the last.
    func decodes(_ file: URL) throws -> Bool {
        try vips.run(["avg", "\(file.path)[fail_on=warning]"]).code == 0
    }

    /// Reads `940x650 uchar, 3 bands, srgb, jpegload`.
    private static func header(_ text: Substring) -> Header? {
        let size = text.prefix { $0 != " " }.split(separator: "x")
        guard size.count == 2, let width = Int(size[0]), let height = Int(size[1]) else { return nil }
        let loader = text.split(separator: " ").last.map(String.init) ?? ""
        return Header(width: width, height: height, kind: loader.replacingOccurrences(of: "load", with: ""))
    }
}
