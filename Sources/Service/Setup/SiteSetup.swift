import Foundation
import Manifest
import Presets
import Store

/// Sets a site up: the includes, a configuration to fill in, and what its templates need.
///
/// Writes only what is not there; everything that is the owner's stays as it is unless asked for.
public struct SiteSetup: Sendable {
    /// The site's folder.
    public var root: String
    /// Whether to change templates and `.gitignore` too.
    public var applies: Bool
    /// Whether to overwrite includes that differ.
    public var forces: Bool

    /// Makes a setup of a folder.
    public init(root: String, applies: Bool = false, forces: Bool = false) {
        self.root = root
        self.applies = applies
        self.forces = forces
    }

    /// Writes the files and reads the templates.
    ///
    /// - Throws: `ProjectError.noSite`, `ConfigurationError` with everything that is wrong in `assets.yml`, or the
    ///   `StoreError` of a file that cannot be written.
    public func run() throws -> SetupReport {
        guard type(of: "") == .typeDirectory else { throw ProjectError.noSite(path: root) }
        var report = SetupReport()
        let manifest = try Project.configuration(of: root).manifest
        for file in Includes.files(readingManifestAt: manifest) ?? Includes.files {
            report.files.append(try writeInclude(file.path, file.bytes))
        }
        if Includes.files(readingManifestAt: manifest) == nil { report.remarks.append(Self.unreadable(manifest)) }
        report.files.append(try writeConfiguration())
        report.files.append(try completeIgnoreFile())
        try advise(&report)
        addHints(to: &report)
        return report
    }

    private static func unreadable(_ manifest: String) -> String {
        "Jekyll does not load \(manifest) as data, so the includes find nothing: expected manifest: in assets.yml to be "
            + "a path such as _data/assets.json"
    }

    private func writeInclude(_ path: String, _ bytes: [UInt8]) throws -> SetupReport.File {
        if let type = type(of: path), !forces || type == .typeDirectory {
            let isOurs = type == .typeRegular && content(of: path) == bytes
            return SetupReport.File(path: path, outcome: isOurs ? .unchanged : .leftAlone)
        }
        let isWritten = try AtomicFile.write(bytes, to: root + "/" + path)
        return SetupReport.File(path: path, outcome: isWritten ? .written : .unchanged)
    }

    /// Writes a configuration where there is none; no flag overwrites one.
    private func writeConfiguration() throws -> SetupReport.File {
        let path = "assets.yml"
        let bytes = Array(StarterConfiguration.text.utf8)
        guard type(of: path) == nil else {
            return SetupReport.File(path: path, outcome: content(of: path) == bytes ? .unchanged : .leftAlone)
        }
        _ = try AtomicFile.write(bytes, to: root + "/" + path)
        return SetupReport.File(path: path, outcome: .written)
    }

    private func completeIgnoreFile() throws -> SetupReport.File {
        let path = ".gitignore"
        let text = content(of: path).flatMap { String(bytes: $0, encoding: .utf8) }
        let lines = IgnoreFile.missing(in: text ?? "")
        if lines.isEmpty { return SetupReport.File(path: path, outcome: .unchanged) }
        let canWrite = type(of: path) == nil || (type(of: path) == .typeRegular && text != nil)
        guard applies, canWrite else { return SetupReport.File(path: path, outcome: .proposed, lines: lines) }
        _ = try AtomicFile.write(Array(IgnoreFile.completed(text ?? "").utf8), to: root + "/" + path)
        return SetupReport.File(path: path, outcome: .written, lines: lines)
    }

    private func advise(_ report: inout SetupReport) throws {
        let folder = TemplateFolder(root: root)
        report.templates = folder.files.count
        report.remarks += folder.remarks
        let texts = folder.files.map { String(decoding: $0.bytes, as: UTF8.self) }
        var advice = zip(folder.files, texts).map { TemplateAdvisor.suggestions(for: $1, file: $0.path) }
        report.usesIncludes = texts.contains { $0.contains("assets/picture.html") || $0.contains("assets/url.html") }
        let hasRule = texts.contains { $0.contains(TemplateAdvisor.ratioMark) }
        if hasRule || !advice.joined().contains(where: { $0.kind != .style }) {
            advice = advice.map { $0.filter { $0.kind != .style } }
        } else if !advice.joined().contains(where: { $0.kind == .style }) {
            report.remarks.append(
                "no template here ends a <head>: put \(TemplateAdvisor.ratioRule) there, or pictures may look stretched"
            )
        }
        for (index, file) in folder.files.enumerated() where applies {
            guard let bytes = TemplateSuggestion.applying(advice[index], to: file.bytes) else { continue }
            _ = try AtomicFile.write(bytes, to: root + "/" + file.path)
            for change in advice[index].indices where advice[index][change].byHand == nil {
                advice[index][change].isApplied = true
            }
        }
        report.suggestions = Array(advice.joined())
        report.usesIncludes = report.usesIncludes || report.suggestions.contains { $0.isApplied && $0.kind != .style }
    }

    private func addHints(to report: inout SetupReport) {
        let text = content(of: "_config.yml").map { String(decoding: $0, as: UTF8.self) }
        let hints = JekyllHints(configuration: text ?? "")
        report.theme = hints.theme
        if let text, !text.contains("assets.yml") {
            report.remarks.append(hints.exclusion)
        } else if text == nil {
            report.remarks.append("there is no _config.yml here: is this the folder of a Jekyll site?")
        }
    }

    private func content(of path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: root + "/" + path).map(Array.init)
    }

    /// What has a name in the site, links not followed but for the site itself.
    private func type(of path: String) -> FileAttributeType? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: root + "/" + path)
        return attributes?[.type] as? FileAttributeType
    }
}
