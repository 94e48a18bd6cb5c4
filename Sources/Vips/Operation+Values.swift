import CVips

extension Operation {
    /// Puts a value into an empty holder of the argument's type, or throws where they do not agree.
    func fill(
        _ holder: inout GValue,
        with value: Argument,
        type: GType,
        argument: String
    ) throws(VipsError) {
        switch (g_type_fundamental(type), value) {
        case (Fundamental.boolean, .bool(let value)): g_value_set_boolean(&holder, value ? 1 : 0)
        case (Fundamental.int, .int(let value)):
            guard let narrow = Int32(exactly: value) else {
                throw VipsError(name, "\(value) is out of range for \(argument)")
            }
            g_value_set_int(&holder, narrow)
        case (Fundamental.double, .double(let value)): g_value_set_double(&holder, value)
        case (Fundamental.double, .int(let value)): g_value_set_double(&holder, Double(value))
        case (Fundamental.string, .string(let value)): g_value_set_string(&holder, value)
        case (Fundamental.enumeration, .nick(let nick)): try fillEnumeration(&holder, nick: nick, type: type, argument)
        case (Fundamental.flags, .nick(let nick)): try fillFlags(&holder, nick: nick, type: type, argument)
        case (Fundamental.object, .image(let image)):
            try fillObject(&holder, image.pointer, of: vips_image_get_type(), type: type, argument)
        case (Fundamental.object, .source(let source)):
            try fillObject(&holder, source.pointer, of: vips_source_get_type(), type: type, argument)
        case (Fundamental.object, .target(let target)):
            try fillObject(&holder, target.pointer, of: vips_target_get_type(), type: type, argument)
        case (_, .doubles(let numbers)) where type == vips_array_double_get_type():
            vips_value_set_array_double(&holder, numbers, Int32(numbers.count))
        case (_, .images(let images)) where type == vips_array_image_get_type():
            fillImages(&holder, images)
        default: throw VipsError(name, "\(argument) does not take \(value)")
        }
    }

    private func fillEnumeration(
        _ holder: inout GValue,
        nick: String,
        type: GType,
        _ argument: String
    ) throws(VipsError) {
        guard let table = g_type_class_ref(type) else { throw VipsError(name, "\(argument) has no values") }
        defer { g_type_class_unref(table) }
        let values = table.assumingMemoryBound(to: GEnumClass.self)
        guard let entry = g_enum_get_value_by_nick(values, nick) else {
            throw VipsError(name, "\(nick) is no value of \(argument)")
        }
        g_value_set_enum(&holder, entry.pointee.value)
    }

    private func fillFlags(
        _ holder: inout GValue,
        nick: String,
        type: GType,
        _ argument: String
    ) throws(VipsError) {
        guard let table = g_type_class_ref(type) else { throw VipsError(name, "\(argument) has no values") }
        defer { g_type_class_unref(table) }
        let values = table.assumingMemoryBound(to: GFlagsClass.self)
        guard let entry = g_flags_get_value_by_nick(values, nick) else {
            throw VipsError(name, "\(nick) is no value of \(argument)")
        }
        g_value_set_flags(&holder, entry.pointee.value)
    }

    private func fillObject(
        _ holder: inout GValue,
        _ object: UnsafeMutableRawPointer,
        of own: GType,
        type: GType,
        _ argument: String
    ) throws(VipsError) {
        guard g_type_is_a(own, type) != 0 else { throw VipsError(name, "\(argument) takes another kind of object") }
        g_value_set_object(&holder, object)
    }

    /// The array holds references of its own, which its free function gives back.
    private func fillImages(_ holder: inout GValue, _ images: [Image]) {
        vips_value_set_array_image(&holder, Int32(images.count))
        var count: Int32 = 0
        guard let slots = vips_value_get_array_image(&holder, &count) else { return }
        for (index, image) in images.enumerated() {
            g_object_ref(image.pointer)
            slots[index] = image.pointer
        }
    }
}
