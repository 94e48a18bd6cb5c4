import Catalog
import Foundation
import GRDB
import Presets
import Rendering
import Site
import Workers

/// Finds the sources of a site, hashes what is new, and lets workers read the headers of what they have not seen.
struct Surveyor: Sendable {
    let project: Project
    let crew: Crew
    let engine: Engine
    let observe: RunObserver

    /// Surveys the whole site, or one of its sources.
    func survey(only path: String? = nil) async throws -> SourceSurvey {
        let scan = try scan(only: path)
        observe(.scanned(posts: scan.posts, sources: scan.sources.count))
        if path == nil {
            for finding in scan.findings where !finding.isError && finding.kind != .empty { observe(.finding(finding)) }
        }
        var survey = try await read(scan)
        try await inspect(&survey)
        return survey
    }

    private func scan(only path: String?) throws -> SiteScan {
        let configuration = project.configuration
        let options = SiteOptions(
            posts: configuration.posts,
            keys: configuration.keys,
            bodies: configuration.bodies,
            excluded: ["_site", configuration.output, ProjectLayout.stateName]
        )
        var scan = try Site(root: project.layout.root, options: options).scan()
        if let path {
            let bare = String(path.drop { $0 == "/" })
            scan.sources.removeAll { $0.path != bare && !$0.spellings.contains(path) }
        }
        return scan
    }

    // MARK: Contents

    /// Finds each source's content: by its stamp where that can be trusted, else by reading it.
    private func read(_ scan: SiteScan) async throws -> SourceSurvey {
        let (catalog, engine) = (project.catalog, engine.verdicts)
        try await project.database.write { try catalog.forgetVerdicts(notOf: engine, in: $0) }
        let known = try await project.database.read { db in
            (files: try catalog.files(in: db), sources: try catalog.sources(in: db))
        }
        var survey = SourceSurvey(scan: scan, sources: [], failures: [])
        var fresh: [(reference: SourceReference, content: ContentHash, file: FileStamp, recorded: Int64)] = []
        for reference in scan.sources {
            do {
                let file = try SourceFile(path: project.layout.path(reference.path))
                if let entry = known.files[reference.path], entry.stamp == file.stamp,
                    !entry.stamp.isRacy(recorded: entry.recorded), let record = known.sources[entry.source]
                {
                    survey.sources.append(SurveyedSource(reference: reference, record: record, stamp: file.stamp))
                } else {
                    let recorded = Self.nanoseconds()
                    fresh.append((reference, try ContentHash(reading: file.descriptor), file.stamp, recorded))
                }
            } catch let error as SystemError {
                fail(reference, "\(error); make it readable", in: &survey)
            }
        }
        survey.sources += try await record(fresh)
        survey.sources.sort { $0.reference.path.utf8.lexicographicallyPrecedes($1.reference.path.utf8) }
        return survey
    }

    private func record(
        _ fresh: [(reference: SourceReference, content: ContentHash, file: FileStamp, recorded: Int64)]
    ) async throws -> [SurveyedSource] {
        guard !fresh.isEmpty else { return [] }
        let catalog = project.catalog
        return try await project.database.write { db in
            try fresh.map { item in
                let source = try catalog.source(content: item.content, bytes: Int(item.file.size), in: db)
                let file = FileRecord(
                    path: item.reference.path,
                    source: source.id,
                    stamp: item.file,
                    recorded: item.recorded
                )
                try catalog.record(file, in: db)
                return SurveyedSource(reference: item.reference, record: source, stamp: item.file)
            }
        }
    }

    private static func nanoseconds() -> Int64 { Int64(Date().timeIntervalSince1970 * 1e9) }

    private func fail(_ reference: SourceReference, _ reason: String, in survey: inout SourceSurvey) {
        survey.failures.append(Failure(reference, reason))
    }

    // MARK: Headers

    /// Lets workers read the headers of sources that no worker has judged, and refuses those that were judged bad.
    private func inspect(_ survey: inout SourceSurvey) async throws {
        let unseen = Dictionary(
            survey.sources.filter { $0.record.verdict == nil }.map { ($0.record.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let verdicts = try await judge(unseen.values.sorted { $0.record.id < $1.record.id })
        for index in survey.sources.indices {
            if let verdict = verdicts[survey.sources[index].record.id] {
                survey.sources[index].record.verdict = verdict
            }
        }
        for source in survey.sources {
            guard case .refused(let reason) = source.record.verdict else { continue }
            fail(source.reference, reason, in: &survey)
        }
        let failed = Set(survey.failures.map(\.source))
        survey.sources.removeAll { failed.contains($0.reference.path) }
    }

    private func judge(_ unseen: [SurveyedSource]) async throws -> [Int64: SourceRecord.Verdict] {
        guard !unseen.isEmpty else { return [:] }
        let inspector = Inspector(limits: project.configuration.limits)
        let layout = project.layout
        let engine = engine.verdicts
        var verdicts: [Int64: SourceRecord.Verdict] = [:]
        observe(.inspecting(done: 0, of: unseen.count))
        for batch in stride(from: 0, to: unseen.count, by: 256).map({ unseen[$0..<min($0 + 256, unseen.count)] }) {
            let judged = try await crew.map(Array(batch)) { worker, source in
                try await inspector.judge(layout.path(source.reference.path), by: worker)
            }
            let catalog = project.catalog
            try await project.database.write { db in
                for (source, verdict) in zip(batch, judged) {
                    try catalog.judge(source.record.id, as: verdict, engine: engine, in: db)
                }
            }
            for (source, verdict) in zip(batch, judged) { verdicts[source.record.id] = verdict }
            observe(.inspecting(done: verdicts.count, of: unseen.count))
        }
        return verdicts
    }
}
