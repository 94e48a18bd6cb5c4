import CVips

/// The fundamental types of GLib's type system; their macros do not import into Swift.
enum Fundamental {
    // `G_TYPE_MAKE_FUNDAMENTAL(n)` is n shifted by `G_TYPE_FUNDAMENTAL_SHIFT`, two bits, as gtype.h fixes for ever.
    static let boolean: GType = 5 << 2
    static let int: GType = 6 << 2
    static let enumeration: GType = 12 << 2
    static let flags: GType = 13 << 2
    static let double: GType = 15 << 2
    static let string: GType = 16 << 2
    static let object: GType = 20 << 2
}

/// Makes an empty value of a type, hands it to `body`, and frees what the value holds.
func withValue<Result>(_ type: GType, _ body: (inout GValue) throws(VipsError) -> Result) throws(VipsError) -> Result {
    var value = GValue()
    g_value_init(&value, type)
    defer { g_value_unset(&value) }
    return try body(&value)
}

extension UnsafeMutablePointer {
    /// The same object seen as one of its base types; GObject lays a base's fields out first.
    func upcast<Base>(to type: Base.Type) -> UnsafeMutablePointer<Base> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: type)
    }
}
