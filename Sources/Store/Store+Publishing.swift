import Glibc
import Presets

/// A written file and the name it shall have.
public struct Publication: Sendable {
    /// The file, complete; it stays the caller's, who lets it go after publishing.
    public let file: StagedFile
    /// The name in the store's folder: no slash, no dot at the start, at most 255 bytes.
    public let name: String
    /// The length in bytes as its writer counted it, at least 1.
    public let bytes: Int

    /// Makes a publication.
    public init(file: StagedFile, name: String, bytes: Int) {
        self.file = file
        self.name = name
        self.bytes = bytes
    }
}

extension Store {
    /// Publishes files together, in the place of those that had their names, so that they survive a power cut unless
    /// nothing has to.
    ///
    /// All are checked, flushed, renamed, and the folder flushed. On an error no new name stays in the folder, and
    /// one that was there before leads to its old or its new content, whole. After a failed flush the content is lost
    /// even if it reads well: write the files again.
    public func publish(_ publications: [Publication]) throws(StoreError) {
        guard !publications.isEmpty else { return }
        try check(publications)
        crashPoint("staged")
        try flush(publications.map(\.file))
        try rename(publications)
        crashPoint("published")
    }

    /// Makes sure that what a folder lists survives a power cut, unless nothing has to.
    public static func flushNames(in folder: String, durability: Durability) throws(StoreError) {
        try SystemCalls.flushFolder(folder, durability)
    }

    /// Makes sure that all files of the folder survive a power cut, unless nothing has to; they may be those of a run
    /// that was killed before it did so.
    public func flushAll() throws(StoreError) {
        guard durability != .none else { return }
        let descriptor = try SystemCalls.openFolder(folder)
        defer { close(descriptor) }
        try SystemCalls.check("flush the files in", folder) { LinuxCalls.flushFileSystem(descriptor) }
    }

    /// Brings contents to the device before any published name leads to them: file systems may keep a new name and lose
    /// what was written to the file before.
    func flush(_ files: [StagedFile]) throws(StoreError) {
        switch durability {
        case .none: return
        case .batch:
            guard let first = files.first else { return }
            // One flush of the file system costs a tenth of a flush a file.
            try SystemCalls.check("flush the files in", staging) { LinuxCalls.flushFileSystem(first.descriptor) }
            for file in files { try file.checkWrittenBack() }
        case .full:
            for file in files { try file.flush() }
        }
    }

    /// Throws unless each name is good and each file has the length its writer said; makes the files readable by all.
    func check(_ publications: [Publication]) throws(StoreError) {
        var names: Set<String> = []
        for publication in publications {
            let path = try path(of: publication.name)
            guard names.insert(publication.name).inserted else {
                throw .badName(publication.name, reason: "expected it once, received it twice")
            }
            let size = try publication.file.size()
            guard size > 0, size == publication.bytes else {
                throw .wrongSize(name: publication.name, expected: max(1, publication.bytes), received: size)
            }
            // Whatever the umask is: a web server of another user will read the file.
            try SystemCalls.check("set the mode of", path) { fchmod(publication.file.descriptor, 0o644) }
        }
    }

    /// Moves flushed files to their places; on an error those that are new there go back to where they came from.
    private func rename(_ publications: [Publication]) throws(StoreError) {
        var fresh: [(path: String, place: String)] = []
        do {
            for publication in publications {
                let place = try path(of: publication.name)
                let isNew = SystemCalls.facts(of: place) == nil
                try SystemCalls.check("publish", place) { Glibc.rename(publication.file.path, place) }
                if isNew { fresh.append((publication.file.path, place)) }
                crashPoint("renamed")
            }
            try SystemCalls.flushFolder(folder, durability)
        } catch {
            for (path, place) in fresh { _ = Glibc.rename(place, path) }
            throw error
        }
    }
}
