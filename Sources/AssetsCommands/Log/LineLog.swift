import Foundation
import Logging

/// Writes each message as one line to standard error.
struct LineLog: LogHandler {
    let format: LogFormat
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(format: LogFormat, level: Logger.Level) {
        self.format = format
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }
        let time = Date().formatted(.iso8601)
        switch format {
        case .text: Console.note("\(time) \(event.level): \(event.message.description.oneLine)\(Self.text(facts))")
        case .json: Console.note(Self.json(time, event, facts))
        }
    }

    private static func text(_ facts: Logger.Metadata) -> String {
        facts.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value.description.oneLine)" }.joined()
    }

    private static func json(_ time: String, _ event: LogEvent, _ facts: Logger.Metadata) -> String {
        var line = facts.mapValues(\.description)
        line["time"] = time
        line["level"] = event.level.rawValue
        line["message"] = event.message.description
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts can always be encoded.
        return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
