import Catalog
import Foundation
import GRDB
import Site

/// What of the published files a site calls for.
struct CalledFor: Sendable {
    /// The keys of variants that the presets want of what posts name.
    var keys: Set<String> = []
    /// The names of files that posts name themselves.
    var names: Set<String> = []
}

extension Project {
    /// Works out what a site calls for.
    ///
    /// Pictures that a post names and that cannot be read today count with all variants that they had: who takes a
    /// picture away for a day, or its permissions, does not mean to lose them.
    func calledFor(by state: SiteState) async throws -> CalledFor {
        var called = CalledFor()
        let catalog = catalog
        let known = try await database.read { try catalog.variants(in: $0) }
        for plan in state.plans { called.keys.formUnion(plan.offered(known: known).lazy.map(\.key)) }
        let prefix = layout.output + "/"
        for source in state.survey.scan.sources where source.path.hasPrefix(prefix) {
            called.names.insert(String(source.path.dropFirst(prefix.count)))
        }
        let failing = state.survey.unreadPaths
        guard !failing.isEmpty else { return called }
        let kept = try await database.read { db in
            let files = try catalog.files(in: db).values.filter { failing.contains($0.path) }
            let sources = Set(files.map(\.source))
            return try catalog.variants(in: db).values.filter { sources.contains($0.source) }.map(\.key)
        }
        called.keys.formUnion(kept)
        return called
    }

    /// Those of some published files that templates find in the manifest of the last run.
    func listed(_ names: Set<String>) async throws -> Set<String> {
        let path = layout.path(layout.manifest)
        guard !names.isEmpty, FileManager.default.fileExists(atPath: path) else { return [] }
        return try await offPool {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw ProjectError.unreadable(path: path)
            }
            return ListedNames.among(names, in: bytes)
        }
    }
}

extension SourceSurvey {
    /// The pictures that posts name and that could not be read, as far as their paths are known.
    fileprivate var unreadPaths: Set<String> {
        let values = scan.findings.lazy.filter(\.isError).map { String($0.value.drop { $0 == "/" }) }
        return Set(failures.map(\.source)).union(values)
    }
}
