import Catalog
import FileStamps
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

    /// So many sources are read between two commits, after each of which a stopped run goes on.
    private static let batch = 256

    /// Surveys the sources that a scan found.
    func survey(_ scan: SiteScan) async throws -> SourceSurvey {
        let foundLedger = try await Recovery(project: project, crew: crew).restoreLedger()
        var survey = SourceSurvey(scan: scan, sources: [], failures: [], foundLedger: foundLedger)
        announce(scan)
        try await read(withoutTwins(scan.sources, &survey), into: &survey)
        try await inspect(&survey)
        return survey
    }

    private func announce(_ scan: SiteScan) {
        observe(.scanned(posts: scan.posts))
        for notice in scan.notices { observe(.notice(notice)) }
    }

    /// Sets aside paths that another path equals but for the composition of its letters: one name would stand for two
    /// files in the manifest, and on other file systems they are one file.
    private func withoutTwins(_ references: [SourceReference], _ survey: inout SourceSurvey) -> [SourceReference] {
        var seen: Set<String> = []
        return references.filter { reference in
            if seen.insert(reference.path).inserted { return true }
            let reason = "another picture's name differs only in how its letters are composed; rename one of them"
            survey.failures.append(Failure(reference, reason))
            return false
        }
    }

    // MARK: Contents

    /// Finds each source's content, some at a time, so that stopping and being killed cost little.
    private func read(_ references: [SourceReference], into survey: inout SourceSurvey) async throws {
        let (catalog, engine) = (project.catalog, engine.verdicts)
        let known = try await project.database.write { db in
            try catalog.forgetVerdicts(notOf: engine, in: db)
            return (files: try catalog.files(in: db), sources: try catalog.sources(in: db))
        }
        let reader = SourceReader(
            layout: project.layout,
            limits: project.configuration.limits,
            files: known.files,
            sources: known.sources,
            open: project.openFiles
        )
        for start in stride(from: 0, to: references.count, by: Self.batch) {
            let batch = Array(references[start..<min(start + Self.batch, references.count)])
            let readings = try await crew.map(batch) { _, reference in try await offPool { reader.read(reference) } }
            try await record(readings, in: &survey)
            observe(.reading(done: start + batch.count, of: references.count))
        }
    }

    private func record(_ readings: [SourceReader.Reading], in survey: inout SourceSurvey) async throws {
        let catalog = project.catalog
        let outcomes = try await project.database.write { db in
            try readings.compactMap { reading -> Result<SurveyedSource, Failure>? in
                switch reading {
                case .unfinished(_, let old): return old.map { .success($0) }
                case .known(let source): return .success(source)
                case .failed(let failure): return .failure(failure)
                case .fresh(let reference, let content, let stamp, let recorded):
                    let source = try catalog.source(content: content, bytes: Int(stamp.size), in: db)
                    let file = FileRecord(path: reference.path, source: source.id, stamp: stamp, recorded: recorded)
                    try catalog.record(file, in: db)
                    return .success(SurveyedSource(reference: reference, record: source, stamp: stamp))
                }
            }
        }
        survey.unfinished += readings.compactMap {
            if case .unfinished(let reference, _) = $0 { reference } else { nil }
        }
        for outcome in outcomes {
            switch outcome {
            case .success(let source): survey.sources.append(source)
            case .failure(let failure): survey.failures.append(failure)
            }
        }
    }

    // MARK: Headers

    /// Lets workers read the headers of sources that no worker has judged, and sets aside those that were judged bad.
    private func inspect(_ survey: inout SourceSurvey) async throws {
        let verdicts = try await judge(survey.sources.filter { $0.record.verdict == nil })
        var usable: [SurveyedSource] = []
        for var source in survey.sources {
            source.record.verdict = source.record.verdict ?? verdicts[source.record.id]
            switch source.record.verdict {
            case .usable, .vector: usable.append(source)
            case .refused(let reason): survey.failures.append(Failure(source.reference, reason))
            case .quarantined(let reason):
                survey.failures.append(
                    Failure(source.reference, Failure.quarantined(reason), isQuarantined: true)
                )
            case nil: survey.failures.append(Failure(source.reference, SourceChanged().description))
            }
        }
        survey.sources = usable
    }

    /// Verdicts by source; none for a source that changed under the worker.
    private func judge(_ unseen: [SurveyedSource]) async throws -> [Int64: SourceRecord.Verdict] {
        let unseen = Dictionary(unseen.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first }).values
            .sorted { $0.record.id < $1.record.id }
        let inspector = Inspector(limits: project.configuration.limits, memory: crew.memory)
        let (layout, catalog, engine) = (project.layout, project.catalog, engine.verdicts)
        var verdicts: [Int64: SourceRecord.Verdict] = [:]
        for start in stride(from: 0, to: unseen.count, by: Self.batch) {
            let batch = Array(unseen[start..<min(start + Self.batch, unseen.count)])
            let judged = try await crew.map(batch) { worker, source in
                try await inspector.judge(source, in: layout, by: worker)
            }
            let known = zip(batch, judged).compactMap { source, verdict in verdict.map { (source.record.id, $0) } }
            try await project.database.write { db in
                for (id, verdict) in known { try catalog.judge(id, as: verdict, engine: engine, in: db) }
            }
            verdicts.merge(known) { $1 }
            observe(.inspecting(done: start + batch.count, of: unseen.count))
        }
        return verdicts
    }
}

extension SiteScan {
    /// What authors may want to know and is no error.
    var notices: [String] { findings.filter { !$0.isError && $0.kind != .empty }.map(\.message) }
}
