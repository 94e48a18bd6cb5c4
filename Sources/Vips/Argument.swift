/// A value for an argument of a libvips operation.
public enum Argument {
    /// A truth value.
    case bool(Bool)
    /// A whole number.
    case int(Int)
    /// A real number.
    case double(Double)
    /// A text, as the name of a profile.
    case string(String)
    /// A value of an enumeration or of flags, by its nickname as in `vips <operation>`.
    case nick(String)
    /// An image.
    case image(Image)
    /// Images in order.
    case images([Image])
    /// Real numbers in order, as the bands of a background colour.
    case doubles([Double])
    /// Where a loader reads from.
    case source(Source)
    /// Where a saver writes to.
    case target(Target)
}

extension Argument: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
    /// Makes a whole number.
    public init(integerLiteral value: Int) { self = .int(value) }

    /// Makes a real number.
    public init(floatLiteral value: Double) { self = .double(value) }

    /// Makes a truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Argument: CustomStringConvertible {
    /// The value for people, as it stands in errors.
    public var description: String {
        switch self {
        case .bool(let value): "\(value)"
        case .int(let value): "\(value)"
        case .double(let value): "\(value)"
        case .string(let value), .nick(let value): "\"\(value)\""
        case .image: "an image"
        case .images: "images"
        case .doubles(let values): "\(values)"
        case .source: "a source"
        case .target: "a target"
        }
    }
}
