import Catalog
import Foundation
import GRDB
import Presets
import TestSupport
import Workers

@testable import Service

/// A site of one picture in ten widths, with a clock of its own.
struct CleanSite {
    let folder: TemporaryFolder
    static let widths = Array(stride(from: 40, through: 220, by: 20))

    init() throws {
        folder = try TemporaryFolder(["_config.yml": "title: A site\n"])
        try folder.copy(ProjectFolder.pictures.appending(path: "default.jpg"), to: "assets/images/one.jpg")
        try folder.write("---\nimage: assets/images/one.jpg\n---\n", to: "_posts/2025-07-09-a.md")
        try configure(dropping: 0)
    }

    /// Calls for all widths but so many.
    func configure(dropping count: Int) throws {
        let widths = Self.widths.dropLast(count).map(String.init).joined(separator: ", ")
        let others = ["card", "thumb", "social"].map { "  \($0): false\n" }.joined()
        let header = "  header: {widths: [\(widths)], formats: [jpeg], quality: {jpeg: 80}}\n"
        try folder.write("presets:\n\(header)\(others)clean: {grace: 30d}\n", to: "assets.yml")
    }

    /// Drops some widths and writes the manifest without them.
    func drop(_ count: Int) async throws {
        try configure(dropping: count)
        _ = try await process()
    }

    func process() async throws -> RunSummary {
        try await withCrew { try await Reconcile(project: $0, crew: $1).run() }
    }

    /// Cleans, so many days after the first of the tests' own calendar.
    func clean(
        applies: Bool = true,
        forces: Bool = false,
        grace: String? = nil,
        day: Int = 0
    ) async throws -> CleanReport {
        try await withCrew { project, crew in
            try await Clean(project: project, crew: crew).run(
                applies: applies,
                forces: forces,
                grace: grace.flatMap(GracePeriod.init),
                now: Self.date(day)
            )
        }
    }

    static func date(_ day: Int) -> Date { Date(timeIntervalSince1970: 1_800_000_000 + Double(day) * 86_400) }

    func undo() async throws -> Int { try await withCrew { project, _ in try await project.unmarkAll() } }

    /// The marks, by name.
    func marks() async throws -> [String: OrphanRecord] {
        try await withCrew { project, _ in
            let catalog = project.catalog
            return try await project.database.read { try catalog.orphans(in: $0) }
        }
    }

    /// The names of the variants that the catalog knows.
    func catalogued() async throws -> Set<String> {
        try await withCrew { project, _ in
            let catalog = project.catalog
            return try await project.database.read { Set(try catalog.variants(in: $0).values.map(\.name)) }
        }
    }

    /// The published files, and those of others beside them.
    func files() throws -> [String: Data] { try folder.files(in: "assets/variants", but: [".ledger"]) }

    private func withCrew<Value>(_ body: (Project, Crew) async throws -> Value) async throws -> Value {
        let project = try await Project.open(folder.path, contention: .wait {})
        let crew = Crew(size: 1, launch: WorkerLaunch(executable: Program.assets.path))
        let result: Result<Value, any Error>
        do { result = .success(try await body(project, crew)) } catch { result = .failure(error) }
        await crew.dismiss()
        return try result.get()
    }
}
