/// Where the status page of a watcher is.
public struct StatusAddress: Sendable, Hashable {
    /// The name or number of the network interface.
    public var host = "127.0.0.1"
    /// The port, 1…65535.
    public var port = standardPort

    /// The port where none is set.
    public static let standardPort = 4747

    /// The defaults.
    public init() {}
}

extension YAMLField {
    /// The address of the status page, over a base; none where it is off.
    func statusAddress(problems: inout ProblemList) -> StatusAddress?? {
        if isFalse { return .some(nil) }
        let example = "{host: 127.0.0.1, port: 4747}, or false"
        guard let fields = mapping(as: example, known: ["host", "port"], problems: &problems) else { return nil }
        var address = StatusAddress()
        fields.read("host", into: &address.host, &problems) { $0.host(problems: &$1) }
        fields.read("port", into: &address.port, &problems) { $0.integer(in: 1...65_535, problems: &$1) }
        return address
    }

    /// An address in numbers, or a name.
    private func host(problems: inout ProblemList) -> String? {
        let expected = "an address or a name, as 127.0.0.1,"
        guard let text = text(expected: expected, problems: &problems) else { return nil }
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || [0x2D, 0x2E, 0x3A].contains(byte)
        }
        guard isPlain, (1...253).contains(text.utf8.count) else {
            refuse(expected: expected, problems: &problems)
            return nil
        }
        return text
    }
}
