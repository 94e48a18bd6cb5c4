import Catalog
import Foundation
import GRDB
import Glibc
import Sandbox

/// The pictures of a site for those who look at it: what is known of them, and their files.
///
/// Everything is read from the catalog and the files, also while a run owns the site.
public struct SitePictures: Sendable {
    let layout: ProjectLayout

    /// The pictures at some paths, in that order; those that the catalog does not know are left out.
    ///
    /// - Throws: `ProjectError`.
    public func pictures(at paths: [String]) async throws -> [SitePicture] {
        try await read { db in
            let catalog = Catalog()
            return try paths.compactMap { path in
                try catalog.source(at: path, in: db).map { source in
                    SitePicture(path: path, source, try catalog.variants(of: source.id, in: db).values)
                }
            }
        } ?? []
    }

    /// The pictures of which variants were made last, the last one first.
    ///
    /// - Parameter limit: The most pictures.
    /// - Throws: `ProjectError`.
    public func lastMade(_ limit: Int) async throws -> [SitePicture] {
        let paths = try await read { db in
            let catalog = Catalog()
            return try catalog.lastRendered(limit: limit, in: db).compactMap { try catalog.path(of: $0, in: db) }
        }
        return try await pictures(at: paths ?? [])
    }

    /// Opens an original that the catalog knows.
    ///
    /// - Parameter path: The path relative to the site, as the catalog has it.
    /// - Returns: The file and its format by content; nil where there is none, or not within the site.
    /// - Throws: `ProjectError`.
    public func original(at path: String) async throws -> (file: SiteFile, format: String?)? {
        guard let picture = try await pictures(at: [path]).first else { return nil }
        let root = layout.root
        guard let file = try await offPool({ SiteFile(path, beneath: root) }) else { return nil }
        return (file, picture.format)
    }

    /// Opens a published variant.
    ///
    /// - Parameter name: The file name in the folder of variants, as the catalog has it.
    /// - Returns: The file; nil where there is none, or not within the site.
    /// - Throws: `ProjectError`.
    public func variant(named name: String) async throws -> SiteFile? {
        guard try await read({ try Catalog().isVariant(named: name, in: $0) }) ?? false else { return nil }
        let layout = layout
        return try await offPool { SiteFile("\(layout.output)/\(name)", beneath: layout.root) }
    }

    /// Reads the database; nil where there is none yet.
    private func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value? {
        guard access(layout.database, F_OK) == 0 else { return nil }
        do {
            return try await ProjectDatabase.openForReading(layout.database).read(body)
        } catch let error as DatabaseError {
            throw ProjectError(error, in: layout.database)
        }
    }
}

extension SiteWatch {
    /// The site's folder.
    public nonisolated var site: String { root }

    /// The site's pictures, under the configuration that is in force.
    ///
    /// - Throws: `ProjectError`, or `ConfigurationError` where no run has begun and the configuration cannot be used.
    public func pictures() throws -> SitePictures {
        let configuration = try configuration ?? Project.configuration(of: root)
        return SitePictures(layout: ProjectLayout(root: try Project.resolved(root), configuration: configuration))
    }
}
