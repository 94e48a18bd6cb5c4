import Catalog
import Foundation
import GRDB
import Glibc
import JobQueue
import Presets
import Store

/// A site's configuration and state, opened by the process that owns it.
public struct Project: Sendable {
    /// What `assets.yml` says.
    public let configuration: Presets.Configuration
    /// Where things lie.
    public let layout: ProjectLayout
    /// The database of catalog and queue.
    let database: DatabaseQueue
    /// What is known of sources and variants.
    let catalog = Catalog()
    /// The work to do.
    let queue = JobQueue()
    private let lock: ProjectLock

    /// What to do while another process owns the project.
    public enum Contention: Sendable {
        /// Wait until it is done; the closure is called once before.
        case wait(announce: @Sendable () -> Void)
        /// Throw `ProjectError.owned`.
        case fail
    }

    /// Reads the configuration of a site; a missing file means the defaults.
    ///
    /// - Throws: `ProjectError.noSite`, or `ConfigurationError` with everything that is wrong in the file.
    public static func configuration(of root: String) throws -> Presets.Configuration {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue else {
            throw ProjectError.noSite(path: root)
        }
        let file = root + "/" + ProjectLayout.configurationName
        let text =
            FileManager.default.fileExists(atPath: file) ? try String(contentsOfFile: file, encoding: .utf8) : nil
        return try ConfigurationReader.read(yaml: text, file: file)
    }

    /// Becomes the owner of a site's state and opens it.
    ///
    /// Blocks while another process owns it, if asked to; jobs that a dead owner left running are released.
    ///
    /// - Throws: `ProjectError`, `ConfigurationError`, or the database's error.
    public static func open(_ root: String, contention: Contention) throws -> Project {
        let root = try resolved(root)
        let configuration = try configuration(of: root)
        let layout = ProjectLayout(root: root, configuration: configuration)
        guard mkdir(layout.state, 0o755) == 0 || errno == EEXIST else {
            throw ProjectError.state(path: layout.state, reason: errnoText())
        }
        let lock = try own(layout, contention: contention)
        do {
            return try Project(configuration: configuration, layout: layout, lock: lock)
        } catch let error as DatabaseError {
            throw ProjectError.state(path: layout.database, reason: error.message ?? "\(error.resultCode)")
        }
    }

    /// Becomes the owner of a site's state on a thread that may wait; see `open`.
    public static func opened(_ root: String, contention: Contention) async throws -> Project {
        try await offPool { try open(root, contention: contention) }
    }

    /// The path of a file relative to the site, where it is given absolute or relative to this folder.
    public func relative(_ path: String) -> String {
        guard let pointer = realpath(path, nil) else { return path }
        defer { free(pointer) }
        let absolute = String(cString: pointer)
        let prefix = layout.root + "/"
        return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : path
    }

    private init(configuration: Presets.Configuration, layout: ProjectLayout, lock: ProjectLock) throws {
        self.configuration = configuration
        self.layout = layout
        self.lock = lock
        database = try ProjectDatabase.open(layout.database)
        let queue = queue
        _ = try database.write { try queue.releaseOrphans(in: $0) }
    }

    private static func own(_ layout: ProjectLayout, contention: Contention) throws -> ProjectLock {
        if let lock = try ProjectLock.take(layout) { return lock }
        guard case .wait(let announce) = contention else { throw ProjectError.owned(path: layout.root) }
        announce()
        return try ProjectLock.wait(for: layout)
    }

    /// The absolute path without symbolic links.
    private static func resolved(_ root: String) throws -> String {
        guard let pointer = realpath(root, nil) else { throw ProjectError.noSite(path: root) }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}
