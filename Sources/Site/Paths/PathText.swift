import Foundation
import Glibc

/// Arithmetic on relative paths, as a browser does it on the paths of URLs.
enum PathText {
    /// The longest path that Linux takes, in bytes; a bound on what work a value can make.
    static let longest = 4_096

    /// A path without empty, `.` and `..` components.
    struct Normalised: Hashable {
        /// The path relative to the root, without a leading slash.
        var path: String
        /// Whether some `..` asked for what is above the root; the path then goes on from the root itself.
        var leavesRoot: Bool
    }

    /// Resolves the dots of a path that begins at the root.
    static func normalised(_ path: String) -> Normalised {
        var components: [Substring.UTF8View] = []
        var leavesRoot = false
        for component in Substring(path).utf8.split(separator: UInt8(ascii: "/")) {
            if component.elementsEqual(".".utf8) { continue }
            if component.elementsEqual("..".utf8) {
                leavesRoot = leavesRoot || components.isEmpty
                _ = components.popLast()
            } else {
                components.append(component)
            }
        }
        let joined = components.map { String(Substring($0)) }.joined(separator: "/")
        return Normalised(path: joined, leavesRoot: leavesRoot)
    }

    /// A value without its `?query` and `#fragment`.
    static func withoutQuery(_ value: String) -> String {
        let end = value.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        return end.map { String(value[..<$0]) } ?? value
    }

    /// A value with `%20` and the like decoded; nil where it has none or they are not UTF-8.
    static func percentDecoded(_ value: String) -> String? {
        guard value.utf8.contains(UInt8(ascii: "%")) else { return nil }
        let bytes = Array(value.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded == bytes ? nil : String(validating: decoded, as: UTF8.self)
    }

    /// The two ways in which Unicode encodes a text that has accents, less the way it has; none for plain ASCII.
    static func otherEncodings(of path: String) -> [String] {
        guard !path.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
        let forms = [path.precomposedStringWithCanonicalMapping, path.decomposedStringWithCanonicalMapping]
        return forms.filter { !$0.utf8.elementsEqual(path.utf8) }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension Sequence<String> {
    /// The strings in the order of their UTF-8, which unlike `<` tells apart what only looks the same.
    func sortedByBytes() -> [String] { sorted { $0.comesBefore(byBytes: $1) } }
}

extension String {
    /// Whether the text comes before another in the order of their UTF-8.
    fileprivate func comesBefore(byBytes other: String) -> Bool {
        let comesBefore = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { Self.precedes(mine, $0) }
        }
        return (comesBefore ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }

    private static func precedes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let bytes = one.baseAddress, let others = other.baseAddress else { return one.count < other.count }
        let order = memcmp(bytes, others, Swift.min(one.count, other.count))
        return order == 0 ? one.count < other.count : order < 0
    }
}
