import Foundation
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import Service

/// Talks to the watcher of a site over the socket in its folder of state.
struct WatcherClient {
    private let channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    /// A connection to the watcher of the site in a folder, for one request; nil where none runs.
    static func connect(to site: String) async -> WatcherClient? {
        // A site's own path may be longer than what a socket's address holds.
        let folder = open(SiteWatch.socketFolder(of: site), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        defer { close(folder) }
        let path = "/proc/self/fd/\(folder)/\(SiteWatch.socketName)"
        let channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>? =
            try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
        return channel.map(WatcherClient.init)
    }

    /// What the watcher does and knows.
    func status() async throws -> SiteStatus {
        try await value(of: .GET, "/api/status", body: nil)
    }

    /// Lets what failed be tried again, and returns the number of jobs and sources.
    func retry(_ target: RequestTarget) async throws -> Int { try await count(of: "/api/retry", target) }

    /// Gives up jobs, and returns their number.
    func cancel(_ target: RequestTarget) async throws -> Int { try await count(of: "/api/cancel", target) }

    /// Asks for a run, and waits for its end.
    ///
    /// - Parameter observe: Takes what happens until then.
    /// - Returns: How the run ended; never `.event`.
    /// - Throws: `WatcherError.lost` where the watcher ended before the run did.
    func outcome(observe: RunObserver) async throws -> RunReport {
        var unread: [UInt8] = []
        var outcome: RunReport?
        try await exchange(.POST, "/api/process", body: Data("{}".utf8)) { bytes in
            unread += bytes
            while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let report = try Self.decoder.decode(RunReport.self, from: Data(unread[..<end]))
                unread.removeFirst(end + 1)
                if case .event(let event) = report { observe(event) } else { outcome = report }
            }
        }
        guard let outcome else { throw WatcherError.lost }
        return outcome
    }

    private func count(of path: String, _ target: RequestTarget) async throws -> Int {
        let answer: [String: Int] = try await value(of: .POST, path, body: try JSONEncoder().encode(target))
        return answer["count"] ?? 0
    }

    private func value<Value: Decodable>(of method: HTTPMethod, _ path: String, body: Data?) async throws -> Value {
        var bytes = Data()
        try await exchange(method, path, body: body) { bytes += $0 }
        return try Self.decoder.decode(Value.self, from: bytes)
    }

    /// Sends one request and hands over what comes back, as it comes.
    private func exchange(
        _ method: HTTPMethod,
        _ path: String,
        body: Data?,
        take: ([UInt8]) async throws -> Void
    ) async throws {
        var head = HTTPRequestHead(version: .http1_1, method: method, uri: path)
        head.headers = ["Host": "localhost", "Connection": "close", "Content-Length": "\(body?.count ?? 0)"]
        if body != nil { head.headers.add(name: "Content-Type", value: "application/json") }
        let request = head
        try await channel.executeThenClose { incoming, outgoing in
            // In one piece: a server that has its answer after the head may close before the rest is written.
            let content = body.map { [HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: $0)))] } ?? []
            try await outgoing.write(contentsOf: [.head(request)] + content + [.end(nil)])
            var status = HTTPResponseStatus.ok
            var refusal: [UInt8] = []
            for try await part in incoming {
                switch part {
                case .head(let head): status = head.status
                case .body(let bytes) where status == .ok: try await take(Array(bytes.readableBytesView))
                case .body(let bytes): refusal += bytes.readableBytesView
                case .end:
                    if status != .ok { throw WatcherError(status.code, refusal) }
                    return
                }
            }
            throw WatcherError.lost
        }
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }
}
