import Catalog
import GRDB
import Presets
import Rendering
import Site
import Store

/// Reads every published variant that is wanted, and lets the next run make again what is not what was written.
public struct Verifier: Sendable {
    private let project: Project
    private let crew: Crew
    private let observe: RunObserver

    /// So many files are read between two looks at whether to go on.
    private static let batch = 256

    /// A file to read, and what it is of.
    private struct Candidate: Sendable {
        var name: String
        var source: String
        var file: PublishedFile
    }

    /// Keys of variants about which the catalog says otherwise.
    private struct Findings: Sendable {
        var damaged: [String] = []
        var mended: [String] = []

        mutating func add(_ record: VariantRecord?, _ state: PublishedFile.State) {
            guard let record else { return }
            switch state {
            case .damaged where !record.isDamaged: damaged.append(record.key)
            case .whole where record.isDamaged: mended.append(record.key)
            default: break
            }
        }
    }

    /// Makes a verifier of a project that this process owns.
    public init(project: Project, crew: Crew, observe: @escaping RunObserver = { _ in }) {
        self.project = project
        self.crew = crew
        self.observe = observe
    }

    /// Compares all published variants with what was recorded of them; damaged files stay until they are made again.
    public func verify() async throws -> VerifyReport {
        try await project.naming {
            let state = try await project.state(crew: crew, observe: observe)
            let candidates = try await candidates(of: state)
            var report = VerifyReport()
            var findings = Findings()
            for start in stride(from: 0, to: candidates.count, by: Self.batch) {
                try Task.checkCancellation()
                let batch = Array(candidates[start..<min(start + Self.batch, candidates.count)])
                let states = try await crew.map(batch) { _, candidate in try await offPool { candidate.file.verify() } }
                for (candidate, state) in zip(batch, states) {
                    count(candidate, state, in: &report)
                    findings.add(candidate.file.record, state)
                }
                observe(.verifying(done: start + batch.count, of: candidates.count))
            }
            try await record(findings, of: state)
            return report
        }
    }

    /// Every wanted variant once, but those that were taken away on purpose.
    private func candidates(of state: SiteState) async throws -> [Candidate] {
        let (catalog, layout) = (project.catalog, project.layout)
        let records = try await project.database.read { try catalog.variants(in: $0) }
        var seen: Set<String> = []
        return state.plans.flatMap { plan in
            plan.variants.compactMap { variant -> Candidate? in
                let record = records[variant.key]
                guard seen.insert(variant.key).inserted, record?.isWithheld != true else { return nil }
                let name = record?.name ?? variant.name
                let path = "\(layout.variants)/\(name)"
                let file = PublishedFile(path: path, format: variant.spec.format, record: record)
                return Candidate(name: name, source: plan.source.reference.path, file: file)
            }
        }
    }

    private func count(_ candidate: Candidate, _ state: PublishedFile.State, in report: inout VerifyReport) {
        switch state {
        case .whole: report.whole += 1
        case .notCheckable: report.notCheckable += 1
        case .damaged(let reason):
            let file = "\(project.layout.output)/\(candidate.name)"
            report.damaged.append(VerifyReport.Damage(file: file, source: candidate.source, reason: reason))
        case .unmade: break
        }
    }

    /// Notes what is damaged, so that the next run makes it again, and what is whole again; in the ledger too, since a run
    /// without the catalog would take damaged files for variants by their names.
    ///
    /// What the last run saw goes first: with it, a run would not even ask the catalog.
    private func record(_ findings: Findings, of state: SiteState) async throws {
        guard !(findings.damaged + findings.mended).isEmpty else { return }
        let (catalog, memory) = (project.catalog, project.memory)
        try await offPool { memory.forget() }
        try await project.database.write { db in
            try catalog.mark(damaged: true, keys: findings.damaged, in: db)
            try catalog.mark(damaged: false, keys: findings.mended, in: db)
        }
        let lines =
            Ledger.lines(damaged: true, keys: findings.damaged) + Ledger.lines(damaged: false, keys: findings.mended)
        // The catalog knows it now; who may not write beside the variants has a right to the report all the same.
        try? await Recovery(project: project, crew: crew).addToLedger(lines, wasFound: state.survey.foundLedger)
    }
}
