import ArgumentParser

/// How a daemon writes its log.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
    /// Lines for people.
    case text
    /// A JSON object a line, for what gathers logs.
    case json
}
