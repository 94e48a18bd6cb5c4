import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Service
import ServiceLifecycle

/// What programs ask for.
extension StatusRoutes {
    var reading: [String: Handler] {
        [
            "/api/status": { _, _ in try Answer.json(await watch.status()) },
            "/api/jobs": { request, _ in
                let all = request.uri.queryParameters["all"] == "1"
                return try Answer.json(try await JobList.read(watch.site, all ? .all : .failed))
            },
            "/api/pictures": { _, _ in try Answer.json(try await Look(watch).gallery) },
        ]
    }

    var changing: [String: Handler] {
        [
            "/api/retry": { request, context in
                let target = try await json(RequestTarget.self, of: request, context)
                return try Answer.json(["count": try await watch.retry(target)])
            },
            "/api/cancel": { request, context in
                let target = try await json(RequestTarget.self, of: request, context)
                return try Answer.json(["count": try await watch.cancel(target)])
            },
            "/api/process": { request, context in try await process(request, context) },
        ]
    }

    /// How a run is to be.
    private struct RunRequest: Decodable {
        var retryQuarantined: Bool?
    }

    /// Starts a run, and tells what comes of it, a report a line.
    private func process(_ request: Request, _ context: StatusContext) async throws -> Response {
        let wanted = try await json(RunRequest.self, of: request, context)
        if wanted.retryQuarantined == true { _ = try await watch.retry(.quarantined) }
        let reports = await watch.process()
        let body = ResponseBody { writer in
            var hasEnded = false
            // A server that stops waits for nobody.
            for await report in reports.cancelOnGracefulShutdown() {
                try await writer.write(Self.line(report))
                if case .event = report { continue }
                hasEnded = true
            }
            let stopped = RunReport.failed(reason: "the watcher was stopped", kind: .machine)
            if !hasEnded { try await writer.write(Self.line(stopped)) }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"],
            body: body
        )
    }

    private static func line(_ report: RunReport) throws -> ByteBuffer {
        ByteBuffer(bytes: try Answer.encoder.encode(report) + [UInt8(ascii: "\n")])
    }

    /// Reads a body that changes something.
    private func json<Value: Decodable>(
        _ type: Value.Type,
        of request: Request,
        _ context: StatusContext
    ) async throws -> Value {
        let bytes = try await body(of: request, context)
        try gate.admitChange(request, form: nil)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
        } catch {
            throw Refusal(.badRequest, "expected a \(type) in JSON")
        }
    }
}
