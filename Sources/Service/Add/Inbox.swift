import FileStamps
import Foundation
import Glibc
import Presets
import Store
import Workers

/// A folder into which editors drop photos: each is brought into the site, and its original put aside.
///
/// A picture is in the site, flushed, before its original moves; what is killed in between does the same again, and finds
/// the picture there.
struct Inbox: Sendable {
    private let intake: PhotoIntake
    /// The folder, relative to the site.
    private let name: String

    /// The folder within the inbox where originals end up.
    static let takenName = "taken"

    /// What one pass came to.
    struct Pass: Sendable {
        /// The photos that were brought in, and those that were refused for the first time, by name.
        var outcomes: [Result<AddedPhoto, Failure>] = []
        /// The absolute paths of files that may still grow, so that another pass is due.
        var growing: [String] = []
        /// What the next pass is to know.
        var memory = Memory()
    }

    /// The files that were refused, so that none is decoded or reported again before it changes.
    struct Memory: Sendable, Hashable {
        fileprivate var refused: [String: FileStamp] = [:]
    }

    /// Makes the inbox of a site; nil where its configuration names none.
    ///
    /// - Parameter root: The site's folder, absolute and without links.
    init?(root: String, configuration: Configuration, crew: Crew) {
        guard let inbox = configuration.inbox else { return nil }
        name = inbox
        intake = PhotoIntake(root: root, configuration: configuration, crew: crew)
    }

    /// The folder, absolute.
    var folder: String { "\(intake.root)/\(name)" }

    /// Brings in every file that lies in the folder itself and is whole; hidden ones, links and other folders stay.
    ///
    /// - Parameters:
    ///   - files: What is known of files that others may be writing.
    ///   - memory: That of the last pass.
    ///   - report: Takes each outcome as soon as it is known, from any thread.
    /// - Throws: What stops all: a folder that cannot be written or leads out of the site, a worker that does not start.
    func take(
        _ files: OpenFiles,
        memory: Memory,
        report: @escaping @Sendable (Result<AddedPhoto, Failure>) -> Void
    ) async throws -> Pass {
        let (root, name) = (intake.root, name)
        let waiting = try await offPool {
            _ = try InnerFolder.check("\(name)/\(Self.takenName)", key: "inbox", root: root)
            let folder = try InnerFolder.check(name, key: "inbox", root: root)
            // A folder that is not there can neither be watched nor be found by an editor.
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return try Self.list(folder)
        }
        var pass = Pass()
        var whole: [Waiting] = []
        for file in waiting {
            if memory.refused[file.path] == file.stamp {
                pass.memory.refused[file.path] = file.stamp
            } else if files.mayGrow(file.path, file.stamp) {
                pass.growing.append(file.path)
            } else {
                whole.append(file)
            }
        }
        guard !whole.isEmpty else { return pass }
        let store = try await intake.open()
        defer { store.removeEmptyStaging() }
        let outcomes = try await intake.crew.map(whole) { worker, file in
            let outcome = try await take(file, to: store, by: worker)
            if let outcome { report(outcome) }
            return outcome
        }
        for (file, outcome) in zip(whole, outcomes) {
            switch outcome {
            case nil: pass.growing.append(file.path)
            case .success: break
            case .failure: pass.memory.refused[file.path] = file.stamp
            }
        }
        pass.outcomes = outcomes.compactMap(\.self)
        return pass
    }

    /// Brings in one file and puts it aside; nil where it is no longer what it was when it was seen.
    private func take(_ file: Waiting, to store: Store, by worker: Worker) async throws -> Result<AddedPhoto, Failure>?
    {
        let short = "\(name)/\(file.name)"
        do {
            return try await Failure.of(short) {
                let original = try SourceFile(path: file.path, followsLink: false)
                guard original.stamp == file.stamp else { throw Changed() }
                let photo = try await intake.bringIn(original, named: short, to: store, by: worker)
                guard Self.stamp(file.path) == file.stamp else { throw Changed() }
                let (taken, durability) = ("\(folder)/\(Self.takenName)", intake.configuration.durability)
                try await offPool { _ = try Store.move(file.path, into: taken, durability: durability) }
                return photo
            }
        } catch is Changed {
            return nil
        }
    }
}

/// Somebody wrote to a file of the inbox, or took it away, while it was being read.
private struct Changed: Error {}
