import Catalog
import GRDB

extension Project {
    /// Takes all marks of `assets clean` away, so that every grace begins anew.
    ///
    /// - Returns: The number of files that were marked.
    public func unmarkAll() async throws -> Int {
        let catalog = catalog
        return try await naming { try await database.write { try catalog.unmarkAll(in: $0) } }
    }

    /// Takes the marks of files away that are called for again, so that a later grace is a whole one.
    ///
    /// - Parameter wanted: The variants that are called for, by key.
    func liftMarks(from wanted: [String: VariantRecord]) async throws {
        let catalog = catalog
        let marks = try await database.read { try catalog.orphans(in: $0) }
        let lifted = marks.keys.filter { VariantName.key(in: $0).map { wanted[$0] != nil } ?? false }
        guard !lifted.isEmpty else { return }
        try await database.write { try catalog.unmark(lifted, in: $0) }
    }
}
