import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks a server, one request a connection.
struct Client: Sendable {
    enum Place: Sendable {
        case port(Int)
        case socket(String)
    }

    /// What came back.
    struct Reply: Sendable {
        var status: UInt
        var headers: HTTPHeaders
        var body: String
    }

    let place: Place

    /// Sends a request and waits for all of the answer.
    ///
    /// - Parameter host: The `Host` field; nil for one that is right.
    func send(
        _ method: HTTPMethod,
        _ path: String,
        host: String? = nil,
        headers: [(String, String)] = [],
        body: String? = nil
    ) async throws -> Reply {
        var reply = Reply(status: 0, headers: [:], body: "")
        try await exchange(method, path, host, headers, body) { part in
            switch part {
            case .head(let head): (reply.status, reply.headers) = (head.status.code, head.headers)
            case .body(let bytes): reply.body += String(buffer: bytes)
            case .end: break
            }
            return true
        }
        return reply
    }

    func get(_ path: String, host: String? = nil, headers: [(String, String)] = []) async throws -> Reply {
        try await send(.GET, path, host: host, headers: headers)
    }

    func post(
        _ path: String,
        _ body: String,
        host: String? = nil,
        headers: [(String, String)] = []
    ) async throws -> Reply {
        try await send(.POST, path, host: host, headers: headers, body: body)
    }

    /// Reads what comes until the answer ends or the reader has enough.
    func read(_ path: String, until isEnough: (String) async throws -> Bool) async throws {
        try await exchange(.GET, path, nil, [], nil) { part in
            guard case .body(let bytes) = part else { return true }
            return try await !isEnough(String(buffer: bytes))
        }
    }

    private func exchange(
        _ method: HTTPMethod,
        _ path: String,
        _ host: String?,
        _ headers: [(String, String)],
        _ body: String?,
        take: (HTTPClientResponsePart) async throws -> Bool
    ) async throws {
        var head = HTTPRequestHead(version: .http1_1, method: method, uri: path)
        head.headers = ["Host": host ?? own, "Connection": "close"]
        for (name, value) in headers { head.headers.add(name: name, value: value) }
        if let body { head.headers.add(name: "Content-Length", value: "\(body.utf8.count)") }
        let request = head
        try await connect().executeThenClose { incoming, outgoing in
            // In one piece: a server that has its answer after the head may close before the rest is written.
            let content = body.map { [HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(string: $0)))] } ?? []
            try await outgoing.write(contentsOf: [.head(request)] + content + [.end(nil)])
            for try await part in incoming {
                guard try await take(part) else { return }
                if case .end = part { return }
            }
        }
    }

    /// What `Host` is to say.
    var own: String {
        if case .port(let port) = place { "127.0.0.1:\(port)" } else { "localhost" }
    }

    private func connect() async throws -> NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart> {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        let initializer:
            @Sendable (any Channel) -> EventLoopFuture<
                NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>
            > = { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
        switch place {
        case .port(let port):
            return try await bootstrap.connect(host: "127.0.0.1", port: port, channelInitializer: initializer)
        case .socket(let path):
            return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: initializer)
        }
    }
}
