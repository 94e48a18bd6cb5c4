import CVips

/// One libvips operation, to be given arguments by name and then run once.
///
/// Every argument is checked where it is set: libvips itself would print a warning and go on with a default.
public struct Operation: ~Copyable {
    /// The name of the operation, as `resize`.
    public let name: String
    let pointer: UnsafeMutablePointer<VipsOperation>

    /// Makes an operation by its name; throws when this libvips has none of that name.
    public init(_ name: String) throws(VipsError) {
        try VipsLibrary.start()
        guard let pointer = vips_operation_new(name) else { throw .taken(from: name) }
        self.name = name
        self.pointer = pointer
    }

    deinit {
        vips_object_unref_outputs(pointer.upcast(to: VipsObject.self))
        g_object_unref(pointer)
    }

    /// Whether this libvips has an operation of a name, and has not blocked it.
    public static func exists(_ name: String) -> Bool {
        let type = vips_type_find("VipsOperation", name)
        guard type != 0, let table = g_type_class_ref(type) else { return false }
        defer { g_type_class_unref(table) }
        let flags = table.assumingMemoryBound(to: VipsOperationClass.self).pointee.flags
        return flags.rawValue & VIPS_OPERATION_BLOCKED.rawValue == 0
    }

    /// Whether this libvips's version of the operation has an argument; `strip` became `keep` in 8.15.
    public func takes(_ argument: String) -> Bool {
        guard let table = pointer.upcast(to: GTypeInstance.self).pointee.g_class else { return false }
        return g_object_class_find_property(table.upcast(to: GObjectClass.self), argument) != nil
    }

    /// Sets an argument; throws when it is unknown, of another type, or its value is out of range.
    public func set(_ argument: String, to value: Argument) throws(VipsError) {
        let type = try parameter(argument).pointee.value_type
        try withValue(type) { (holder) throws(VipsError) in
            try fill(&holder, with: value, type: type, argument: argument)
            // Tells whether it had to change the value to make it fit, which would hide the caller's mistake.
            if g_param_value_validate(try parameter(argument), &holder) != 0 {
                throw VipsError(name, "\(value) is out of range for \(argument)")
            }
            g_object_set_property(pointer.upcast(to: GObject.self), argument, &holder)
        }
    }

    /// Runs the operation; throws when a required argument is missing or libvips fails.
    public func run() throws(VipsError) {
        // What is left there was said about something that went well in the end.
        vips_error_clear()
        guard vips_object_build(pointer.upcast(to: VipsObject.self)) == 0 else { throw .taken(from: name) }
    }

    /// An image that the operation made; only after `run`.
    public func image(_ argument: String = "out") throws(VipsError) -> Image {
        let type = try parameter(argument).pointee.value_type
        return try withValue(type) { (holder) throws(VipsError) in
            g_object_get_property(pointer.upcast(to: GObject.self), argument, &holder)
            guard g_type_is_a(type, vips_image_get_type()) != 0, let object = g_value_dup_object(&holder) else {
                throw VipsError(name, "\(argument) holds no image")
            }
            return Image(owning: object.assumingMemoryBound(to: VipsImage.self))
        }
    }

    /// A number that the operation found; only after `run`.
    public func number(_ argument: String = "out") throws(VipsError) -> Double {
        let type = try parameter(argument).pointee.value_type
        return try withValue(type) { (holder) throws(VipsError) in
            g_object_get_property(pointer.upcast(to: GObject.self), argument, &holder)
            switch type {
            case Fundamental.double: return g_value_get_double(&holder)
            case Fundamental.int: return Double(g_value_get_int(&holder))
            default: throw VipsError(name, "\(argument) holds no number")
            }
        }
    }

    private func parameter(_ argument: String) throws(VipsError) -> UnsafeMutablePointer<GParamSpec> {
        var parameter: UnsafeMutablePointer<GParamSpec>?
        var argumentClass: UnsafeMutablePointer<VipsArgumentClass>?
        var argumentInstance: UnsafeMutablePointer<VipsArgumentInstance>?
        let status = vips_object_get_argument(
            pointer.upcast(to: VipsObject.self),
            argument,
            &parameter,
            &argumentClass,
            &argumentInstance
        )
        guard status == 0, let parameter else {
            vips_error_clear()
            throw VipsError(name, "there is no argument \(argument)")
        }
        return parameter
    }
}
