import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Makes responses of what is to be said.
enum Answer {
    /// A page.
    static func page(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        text(page.source, type: "text/html; charset=utf-8", status: status)
    }

    /// A text.
    static func text(
        _ text: String,
        type: String = "text/plain; charset=utf-8",
        status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// A value in JSON, its dates as ISO 8601 has them.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        text(String(decoding: try encoder.encode(value), as: UTF8.self), type: "application/json", status: status)
    }

    /// A part of this program.
    static func resource(_ bytes: [UInt8], type: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// The way to another page.
    static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    /// How values are written.
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
