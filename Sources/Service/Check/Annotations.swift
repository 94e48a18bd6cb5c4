import Catalog
import Foundation

/// Turns findings into what code hosts show beside the lines of a change.
public struct Annotations: Sendable {
    /// The site's folder relative to the repository, without a slash at its end; empty where the site is all of it.
    public var folder: String

    /// Makes annotations for a site in a folder of the repository.
    public init(folder: String) {
        self.folder = folder
    }

    private func path(_ file: String) -> String { folder.isEmpty ? file : "\(folder)/\(file)" }

    // MARK: GitHub

    /// A workflow command, as `::error file=a.md,line=5,title=missing-source::…`.
    public func github(_ finding: CheckFinding) -> String {
        var properties = ["file=\(Self.property(path(finding.file)))"]
        if let line = finding.line { properties.append("line=\(line)") }
        properties.append("title=\(finding.rule.rawValue)")
        return "::\(finding.severity.rawValue) \(properties.joined(separator: ","))::\(Self.data(finding.message))"
    }

    /// Escapes what would end a command; the runner's own tools do it in this way (actions/toolkit, `command.ts`).
    private static func data(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Escapes what would end a property, too.
    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }

    // MARK: GitLab

    /// One element of GitLab's Code Quality report.
    public struct Quality: Encodable, Sendable {
        struct Location: Encodable, Sendable {
            struct Lines: Encodable, Sendable {
                var begin: Int
            }

            var path: String
            var lines: Lines
        }

        var description: String
        var checkName: String
        var fingerprint: String
        var severity: String
        var location: Location

        private enum CodingKeys: String, CodingKey {
            case description, fingerprint, severity, location
            case checkName = "check_name"
        }
    }

    /// A Code Quality report.
    ///
    /// Fingerprints differ from finding to finding, since of equal ones GitLab shows one, and stay as they are while only
    /// lines move.
    public func gitlab(_ findings: [CheckFinding]) -> [Quality] {
        var seen: [[String]: Int] = [:]
        return findings.map { finding in
            let identity = [finding.rule.rawValue, path(finding.file), finding.subject]
            let place = seen[identity, default: 0]
            seen[identity] = place + 1
            let text = (identity + ["\(place)"]).joined(separator: "\0")
            return Quality(
                description: finding.message,
                checkName: finding.rule.rawValue,
                fingerprint: "\(ContentHash(of: text.utf8))",
                severity: finding.severity == .error ? "major" : "minor",
                location: .init(path: path(finding.file), lines: .init(begin: finding.line ?? 1))
            )
        }
    }
}

extension Project {
    /// The site's folder relative to this one, in which CI jobs run at a repository's root; empty where it is this one, or
    /// not below it.
    public var folderFromHere: String {
        guard let pointer = realpath(".", nil) else { return "" }
        defer { free(pointer) }
        let here = String(cString: pointer)
        let prefix = here == "/" ? "/" : here + "/"
        return layout.root.hasPrefix(prefix) ? String(layout.root.dropFirst(prefix.count)) : ""
    }
}
