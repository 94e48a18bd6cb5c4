extension YAMLField {
    /// A path relative to the site that stays within it, without `.` and empty parts.
    func sitePath(problems: inout ProblemList) -> String? {
        let expected = "a path inside the site, relative and without '..'"
        guard let text = text(expected: expected, problems: &problems) else { return nil }
        // By bytes, as the system reads a path: to Swift a slash with a combining accent is not a slash.
        let parts = text.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }.filter { $0 != "." }
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
        let isRelative = ![UInt8(ascii: "/"), UInt8(ascii: "~")].contains(text.utf8.first)
        guard isPlain, isRelative, let first = parts.first, !parts.contains("..") else {
            refuse(expected: "\(expected),", problems: &problems)
            return nil
        }
        guard ![".assets", ".git"].contains(first.lowercased()) else {
            problems.report("\(name) may not lie in \(first), which is not part of the built site", at: valuePosition)
            return nil
        }
        return parts.joined(separator: "/")
    }

    /// The path of a folder that generators publish: they leave out what begins with a dot or an underscore.
    func publishedPath(problems: inout ProblemList) -> String? {
        guard let path = sitePath(problems: &problems) else { return nil }
        let parts = path.split(separator: "/")
        guard !parts.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("_") }) else {
            refuse(
                expected: "a path without parts that begin with '.' or '_', which generators do not publish,",
                problems: &problems
            )
            return nil
        }
        // Beside what the site's own folder and the names of variants take.
        guard path.utf8.count <= 1_000, parts.allSatisfy({ $0.utf8.count <= 255 }) else {
            refuse(expected: "a path of at most 1000 bytes, 255 a part,", problems: &problems)
            return nil
        }
        return path
    }

    /// The path of a folder that generators do not publish, since photos there still tell where they were taken.
    func unpublishedPath(problems: inout ProblemList) -> String? {
        guard let path = sitePath(problems: &problems) else { return nil }
        guard path.split(separator: "/").contains(where: { $0.hasPrefix("_") || $0.hasPrefix(".") }) else {
            refuse(
                expected: "a path with a part that begins with '_', which generators do not publish, as _inbox,",
                problems: &problems
            )
            return nil
        }
        return path
    }

    /// The path of the file that templates read.
    func manifestPath(problems: inout ProblemList) -> String? {
        guard let path = sitePath(problems: &problems) else { return nil }
        guard path.hasSuffix(".json") else {
            refuse(expected: "a path that ends in .json", problems: &problems)
            return nil
        }
        return path
    }

    /// Folders inside the site.
    func folders(problems: inout ProblemList) -> [String]? {
        list(as: "[_posts]", problems: &problems)?.compactMap { $0.sitePath(problems: &problems) }
    }

    /// Keys of front matter, nested ones with dots.
    func frontMatterKeys(problems: inout ProblemList) -> [String]? {
        let expected = "a front matter key, as image or header.teaser,"
        return list(as: "[image, header.teaser]", problems: &problems)?.compactMap { element in
            guard let key = element.text(expected: expected, problems: &problems) else { return nil }
            let parts = key.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
                element.refuse(expected: expected, problems: &problems)
                return nil
            }
            return key
        }
    }

    /// What stands before every URL: nothing, a path or an address, without a slash at the end.
    func baseURL(problems: inout ProblemList) -> String? {
        let expected = "an empty text, a path as /blog or an address as https://cdn.example.org,"
        guard let text = text(expected: expected, problems: &problems) else { return nil }
        let isStart = text.isEmpty || ["/", "https://", "http://"].contains(where: text.hasPrefix)
        let unsafe: Set<Character> = ["\"", "'", "<", ">", "\\", ",", "(", ")", "?", "#"]
        let isSafe = text.allSatisfy { $0.isASCII && !$0.isWhitespace && $0 > " " && !unsafe.contains($0) }
        guard isStart, isSafe else {
            refuse(expected: expected, problems: &problems)
            return nil
        }
        return String(text.reversed().drop { $0 == "/" }.reversed())
    }
}
