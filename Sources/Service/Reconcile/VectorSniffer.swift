import Glibc

/// Tells SVG drawings, which pass through as files and are never decoded, by their first bytes.
enum VectorSniffer {
    /// Whether an open file is an SVG document; a page of HTML that holds a drawing is none.
    static func isVector(_ descriptor: Int32) -> Bool {
        let head = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return isVector(String(decoding: head, as: UTF8.self))
    }

    /// Whether the root element of a document is `svg`, whatever declarations and comments stand before it.
    static func isVector(_ document: String) -> Bool {
        var rest = document[...]
        if rest.first == "\u{FEFF}" { rest.removeFirst() }
        while true {
            rest = rest.drop(while: \.isWhitespace)
            if rest.hasPrefix("<?") {
                rest = rest.after("?>")
            } else if rest.hasPrefix("<!--") {
                rest = rest.after("-->")
            } else if rest.hasPrefix("<!DOCTYPE svg") {
                rest = rest.after(rest.prefix { $0 != ">" }.contains("[") ? "]>" : ">")
            } else {
                return rest.hasPrefix("<svg") && rest.dropFirst(4).first.map { $0.isWhitespace || $0 == ">" } == true
            }
        }
    }
}

extension Substring {
    /// What follows the first occurrence of a mark; nothing where it does not occur.
    fileprivate func after(_ mark: String) -> Substring {
        var rest = self
        while !rest.isEmpty {
            if rest.hasPrefix(mark) { return rest.dropFirst(mark.count) }
            rest.removeFirst()
        }
        return rest
    }
}
