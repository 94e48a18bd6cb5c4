import Foundation

/// A built site in a folder, whose pages are followed as a browser would.
struct PageSite {
    var root: URL
    /// What the site is served under, as `/blog`; empty for the host's root.
    var baseURL = ""
    /// The site's host, as `https://courier.example.com`; links to it are files of the site too.
    var host = ""

    /// All pages, sorted by path.
    func pages() throws -> [Page] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return try paths.filter { $0.hasSuffix(".html") }.sorted().map { path in
            Page(path: path, html: try String(contentsOf: root.appending(path: path), encoding: .utf8))
        }
    }

    /// The file that a URL of a page names; nil for one of another host or a `data:` URI.
    func file(for url: String, on page: Page) -> URL? {
        let local = !host.isEmpty && url.hasPrefix("\(host)/") ? String(url.dropFirst(host.count)) : url
        guard !local.contains("://"), !local.hasPrefix("//"), !local.hasPrefix("data:") else { return nil }
        let path = local.prefix { $0 != "?" && $0 != "#" }.removingPercentEncodingOrSame
        if path.hasPrefix("/") {
            let inside = path.hasPrefix("\(baseURL)/") ? String(path.dropFirst(baseURL.count)) : path
            return root.appending(path: Self.normalised(inside))
        }
        let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
        return root.appending(path: Self.normalised("\(folder)/\(path)"))
    }

    /// Everything wrong with the links of the pages, one line each: a file that is missing or is no picture, a width
    /// or a height that is not what the markup says, a type that is not the file's.
    func problems(in pages: [Page], probe: PageProbe) throws -> [String] {
        let links = pages.flatMap { page in page.links.map { (page: page, link: $0, file: file(for: $0.url, on: page)) }
        }
        let files = Set(links.compactMap(\.file)).filter { FileManager.default.fileExists(atPath: $0.path) }
        let headers = try probe.headers(of: files.sorted { $0.path < $1.path })
        return links.compactMap { page, link, file in
            guard let file else { return nil }
            let problem = files.contains(file) ? Self.problem(with: link, headers[file]) : "no such file"
            return problem.map { "\(page.path) \(link.place): \(link.url): \($0)" }
        }
    }

    /// The files that the pages name and that exist, sorted by path.
    func files(of pages: [Page]) -> [URL] {
        let named = pages.flatMap { page in page.links.compactMap { file(for: $0.url, on: page) } }
        return Set(named).filter { FileManager.default.fileExists(atPath: $0.path) }.sorted { $0.path < $1.path }
    }

    private static func problem(with link: PageLink, _ header: PageProbe.Header?) -> String? {
        guard let header else { return "no picture" }
        if let width = link.width, width != header.width {
            return "expected a width of \(width) pixels, received \(header.width)"
        }
        if let height = link.height, abs(height - header.height) > (link.isExact ? 0 : 1) {
            return "expected a height of \(height) pixels, received \(header.height)"
        }
        if let type = link.type, !header.fits(type) { return "expected \(type), received \(header.kind)" }
        return nil
    }

    /// Resolves `.` and `..` as a browser does, which never leaves the root.
    private static func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

extension Substring {
    /// The text without percent-encoding, or as it is where that makes no sense.
    fileprivate var removingPercentEncodingOrSame: String { removingPercentEncoding ?? String(self) }
}
