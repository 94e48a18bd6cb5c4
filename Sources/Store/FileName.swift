/// What a published file may be called.
enum FileName {
    /// Throws `StoreError.badName` unless the name stays in its folder, is visible, and fits a file system.
    static func check(_ name: String) throws(StoreError) {
        if let reason = objection(to: name) { throw .badName(name, reason: reason) }
    }

    private static func objection(to name: String) -> String? {
        if name.isEmpty { return "expected a name, received an empty one" }
        if name.utf8.first == UInt8(ascii: ".") { return "expected no dot at the start" }
        if name.utf8.contains(UInt8(ascii: "/")) { return "expected no slash" }
        if name.utf8.contains(0) { return "expected no NUL" }
        let length = name.utf8.count
        return length > 255 ? "expected at most 255 bytes, received \(length)" : nil
    }
}
