import HTTPTypes
import Hummingbird
import NIOCore

/// Moments of the overview as server-sent events, each of what has changed since the one before.
///
/// The format is that of the HTML standard, section 9.2.
struct EventStream {
    private var sent: [String: String] = [:]

    /// The events of a moment; a comment where nothing has changed, which shows that somebody is still there.
    mutating func text(of moment: PageFeed.Moment) -> String {
        var text = ""
        for event in moment.events where sent[event.name] != event.content {
            sent[event.name] = event.content
            let lines = event.content.split(separator: "\n", omittingEmptySubsequences: false)
            text += "event: \(event.name)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
        }
        return text.isEmpty ? ": still here\n\n" : text
    }

    /// The response that tells of moments until they end.
    static func response(_ moments: AsyncStream<PageFeed.Moment>) -> Response {
        let body = ResponseBody { writer in
            var events = EventStream()
            for await moment in moments { try await writer.write(ByteBuffer(string: events.text(of: moment))) }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: body
        )
    }
}
