import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// The files of the site.
extension StatusRoutes {
    var files: [String: Handler] {
        [
            "/source": { request, _ in try await source(request) },
            "/variant/:name": { _, context in try await variant(context.parameters.get("name") ?? "") },
        ]
    }

    private func source(_ request: Request) async throws -> Response {
        let path = try path(in: request)
        guard let (file, format) = try await watch.pictures().original(at: path) else {
            throw Refusal(.notFound, "no picture is known at \(path)")
        }
        return stream(file, type: format.flatMap { FileTypes.shown[$0] }, name: Words.name(path), caching: "no-cache")
    }

    private func variant(_ name: String) async throws -> Response {
        guard let file = try await watch.pictures().variant(named: name) else {
            throw Refusal(.notFound, "no variant is known of that name")
        }
        let type = name.split(separator: ".").last.flatMap { FileTypes.shown[String($0)] }
        // The name says all that decided the bytes.
        return stream(file, type: type, name: name, caching: "private, max-age=31536000, immutable")
    }

    /// Nothing in a file may run, whatever it holds.
    private func stream(_ file: SiteFile, type: String?, name: String, caching: String) -> Response {
        var headers: HTTPFields = [
            .contentType: type ?? "application/octet-stream", .cacheControl: caching,
            .contentSecurityPolicy: "default-src 'none'; sandbox",
        ]
        if type == nil { headers[.contentDisposition] = "attachment" }
        let body = ResponseBody(contentLength: file.bytes) { writer in
            var offset = 0
            while offset < file.bytes {
                let part = try await file.read(at: offset, count: min(Self.chunk, file.bytes - offset))
                // A file that was cut meanwhile ends the connection, since its length was promised.
                guard !part.isEmpty else { throw Refusal(.internalServerError, "the file was cut") }
                offset += part.count
                try await writer.write(ByteBuffer(bytes: part))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// So many bytes of a file are held at once.
    private static let chunk = 64 * 1024
}
