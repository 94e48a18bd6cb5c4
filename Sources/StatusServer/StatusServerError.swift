/// Why a server could not begin.
public enum StatusServerError: Error, Sendable, CustomStringConvertible {
    /// Something else listens there.
    case taken(host: String, port: Int)
    /// The address cannot be used.
    case address(host: String, port: Int, reason: String)
    /// The socket cannot be made.
    case socket(path: String, reason: String)
    /// The file with the token cannot be used.
    case token(path: String, reason: String)

    /// One line for people: what is wrong and what to do.
    public var description: String {
        switch self {
        case .taken(let host, let port):
            "the status page cannot have port \(port) of \(host), which another program uses; set another one in assets.yml, "
                + "as status: {port: 4848}"
        case .address(let host, let port, let reason):
            "the status page cannot be at port \(port) of \(host) (\(reason)); set status: {host: 127.0.0.1} in assets.yml"
        case .socket(let path, let reason): "\(path): cannot be made (\(reason)); make its folder writable"
        case .token(let path, let reason): "\(path): cannot be used (\(reason))"
        }
    }
}
