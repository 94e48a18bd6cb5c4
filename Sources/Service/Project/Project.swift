import Catalog
import FileStamps
import Foundation
import GRDB
import Glibc
import JobQueue
import Presets
import Site
import Store

/// A site's configuration and state, opened by the process that owns it.
public struct Project: Sendable {
    /// What `assets.yml` says.
    let configuration: Presets.Configuration
    /// Where things lie.
    let layout: ProjectLayout
    /// The database of catalog and queue.
    let database: DatabaseQueue
    /// What is known of sources and variants.
    let catalog = Catalog()
    /// The work to do.
    let queue = JobQueue()
    /// The time before anything of the site was read, in nanoseconds since 1970.
    let opened: Int64
    /// Whether the catalog knew nothing when it was opened: its state is new, or was lost.
    let isFresh: Bool
    /// What the database was when the last run left it.
    let seal: DatabaseSeal
    /// The files that others are writing, which are left alone until they are whole.
    let openFiles: OpenFiles
    /// Why the fallback counts and not what `assets.yml` says; nil where that counts.
    let substitution: Substitution?
    /// The folder of the variants.
    var store: Store { Store(folder: layout.variants, durability: configuration.durability) }
    private let lock: ProjectLock

    /// What to do while another process owns the project.
    public enum Contention: Sendable {
        /// Wait until it is done; the closure is called once before.
        case wait(announce: @Sendable () -> Void)
        /// Throw `ProjectError.owned`.
        case fail
    }

    /// Why `assets.yml` does not count.
    enum Substitution: Sendable {
        /// It may not be whole yet.
        case isGrowing(path: String)
        /// It has mistakes, or cannot be read.
        case isWrong(any Error)
    }

    /// Becomes the owner of a site's state and opens it; jobs that a dead owner left running are released.
    ///
    /// - Throws: `ProjectError`, or `ConfigurationError` with everything that is wrong in `assets.yml`.
    public static func open(_ root: String, contention: Contention) async throws -> Project {
        try await open(root, contention: contention, files: OpenFiles(), fallback: nil)
    }

    /// Becomes the owner of a site's state for one pass of a watcher.
    ///
    /// - Parameters:
    ///   - files: The files that others are writing, which are left alone until they are whole.
    ///   - fallback: What counts while `assets.yml` cannot be used; nil to throw then.
    /// - Throws: `ProjectError`, or `ConfigurationError` with everything that is wrong in `assets.yml`.
    static func open(
        _ root: String,
        contention: Contention,
        files: OpenFiles,
        fallback: Presets.Configuration?
    ) async throws -> Project {
        try await offPool {
            try Project(root: resolved(root), contention: contention, files: files, fallback: fallback)
        }
    }

    /// The configuration comes last: what its author changed while this process waited must count.
    private init(
        root: String,
        contention: Contention,
        files: OpenFiles,
        fallback: Presets.Configuration?
    ) throws {
        openFiles = files
        try Self.makeState(of: root)
        lock = try Self.own(root, contention: contention)
        opened = FileStamp.now
        (configuration, substitution) = try Self.configuration(of: root, files: files, fallback: fallback)
        layout = ProjectLayout(root: root, configuration: configuration)
        // Commits are flushed into the folder, and lost with its name. Variants would survive them, and of those nobody
        // would know how their sources look, which the manifest says.
        if access(layout.database, F_OK) != 0 {
            try Store.flushNames(in: root, durability: configuration.durability)
        }
        seal = DatabaseSeal(takenOff: layout.database, durability: configuration.durability)
        do {
            database = try ProjectDatabase.open(layout.database, durability: configuration.durability)
            seal.outlive(database)
            let queue = queue
            let catalog = catalog
            isFresh = try database.write { db in
                _ = try queue.releaseOrphans(in: db)
                return try catalog.isEmpty(in: db)
            }
        } catch let error as DatabaseError {
            throw ProjectDatabase.refusal(error, of: layout.database)
        }
    }

    private static func configuration(
        of root: String,
        files: OpenFiles,
        fallback: Presets.Configuration?
    ) throws -> (Presets.Configuration, Substitution?) {
        guard let fallback else { return (try configuration(of: root), nil) }
        let file = "\(root)/\(ProjectLayout.configurationName)"
        let stamp = FileStamp(path: file)
        let read = Result { try configuration(of: root) }
        // Half a configuration may be a good one of something else, and writing may have begun while it was read.
        if files.mayGrow(file, stamp) || FileStamp(path: file) != stamp { return (fallback, .isGrowing(path: file)) }
        do { return (try read.get(), nil) } catch {
            switch error {
            case is ConfigurationError, ProjectError.unreadable: return (fallback, .isWrong(error))
            default: throw error
            }
        }
    }

    /// Reads the configuration of a site; a missing file means the defaults.
    ///
    /// - Throws: `ProjectError.noSite` or `.unreadable`, or `ConfigurationError` with everything that is wrong in the file.
    static func configuration(of root: String) throws -> Presets.Configuration {
        let file = "\(try resolved(root))/\(ProjectLayout.configurationName)"
        let type = try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
        guard let type else { return try ConfigurationReader.read(yaml: nil, file: file) }
        // What is wrong in it is printed, so a link must not lead to a file that is not the site's.
        guard type == .typeRegular, let bytes = FileManager.default.contents(atPath: file) else {
            throw ProjectError.unreadable(path: file)
        }
        guard let text = String(bytes: bytes, encoding: .utf8) else { throw ProjectError.unreadable(path: file) }
        return try ConfigurationReader.read(yaml: text, file: file)
    }

    /// Does something with the database, whose refusals then name its file and say what to do.
    func naming<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch let error as DatabaseError {
            throw ProjectDatabase.refusal(error, of: layout.database)
        }
    }

    /// The path of a file relative to the site, where it is given absolute or relative to this folder.
    public func relative(_ path: String) -> String {
        // The last link stays, since a post may name it.
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let place = path.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
        guard let pointer = realpath(place, nil), let name = parts.last else { return path }
        defer { free(pointer) }
        let absolute = "\(String(cString: pointer))/\(name)"
        let prefix = layout.root + "/"
        guard absolute.hasPrefix(prefix), FileManager.default.fileExists(atPath: absolute) else { return path }
        return String(absolute.dropFirst(prefix.count))
    }

    /// Throws `ProjectError.noPosts` for a folder in which nothing can be a post.
    static func checkIsSite(_ root: String) throws {
        let configuration = "\(root)/\(ProjectLayout.configurationName)"
        let isSite = SiteGenerator.detect(root: root) != .folder || access(configuration, F_OK) == 0
        guard isSite else { throw ProjectError.noPosts(path: root) }
    }

    /// Makes the folder of state in what is a site; a link there could lead anywhere.
    private static func makeState(of root: String) throws {
        try checkIsSite(root)
        let state = ProjectLayout.state(of: root)
        if mkdir(state, 0o755) == 0 { return }
        var status = stat()
        guard errno == EEXIST, lstat(state, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            let reason = errno == EEXIST ? "it is no folder of its own" : errnoText()
            throw ProjectError.state(path: state, reason: reason)
        }
    }

    private static func own(_ root: String, contention: Contention) throws -> ProjectLock {
        let path = ProjectLayout.lock(of: root)
        if let lock = try ProjectLock.take(path) { return lock }
        guard case .wait(let announce) = contention else { throw ProjectError.owned(path: root) }
        announce()
        return try ProjectLock.wait(path)
    }

    /// Makes the calling process the one watcher of a site.
    ///
    /// - Throws: `ProjectError`, as `.watched` where there is one.
    static func claimWatch(of root: String) throws -> ProjectLock {
        let root = try resolved(root)
        try makeState(of: root)
        guard let lock = try ProjectLock.take(ProjectLayout.watchLock(of: root)) else {
            throw ProjectError.watched(path: root)
        }
        return lock
    }

    /// Whether another process owns the site in a folder just now.
    public static func isOwned(_ root: String) async throws -> Bool {
        let path = ProjectLayout.lock(of: try resolved(root))
        guard access(path, F_OK) == 0 else { return false }
        return try await offPool { try ProjectLock.take(path) == nil }
    }

    /// The absolute path of a folder without symbolic links.
    static func resolved(_ root: String) throws -> String {
        guard let pointer = realpath(root, nil) else { throw ProjectError.noSite(path: root) }
        defer { free(pointer) }
        let path = String(cString: pointer)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw ProjectError.noSite(path: root)
        }
        return path
    }
}
