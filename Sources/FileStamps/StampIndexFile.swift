import Dispatch
import Glibc
import Synchronization

/// An index as it lies on disk, in memory that the kernel fills as it is looked at.
///
/// A damaged file never leads out of its bytes: what does not add up counts as changed.
public final class StampIndexFile: Sendable {
    private typealias Layout = StampIndexLayout

    // Mapped for reading alone, and until the end.
    private nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    /// Opens an index; nil where there is none, or none that this version wrote whole.
    public init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, Int(facts.st_size) > Layout.headerSize,
            let start = mmap(nil, Int(facts.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(facts.st_size))
        guard isWhole else { return nil }
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

    /// All else that must be the same.
    public var context: String { String(decoding: block(at: word(.context)), as: UTF8.self) }

    /// What the reading of `entries` came to.
    public var outcome: [UInt8] { block(at: word(.outcome)) }

    /// What to say while everything holds; empty where the work was not done to its end.
    public var verdict: [UInt8] { block(at: word(.verdict)) }

    /// Whether everything in the index is as it was, below a folder; asks the file system on two threads, as more would
    /// wait for one another in the kernel.
    ///
    /// - Parameter readAnew: Whether `entries` and `absent` are left out, since they were read anew with the same outcome.
    public func holds(in folder: String, readAnew: Bool = false) -> Bool {
        let root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { return false }
        defer { close(root) }
        let read = [
            Section(start: Layout.headerSize, size: Layout.entrySize, count: count(.entries), check: entryHolds),
            Section(start: absentStart, size: Layout.absentSize, count: count(.absent), check: isAbsent),
        ]
        let others = [
            Section(start: inputsStart, size: Layout.inputSize, count: count(.inputs), check: entryHolds),
            Section(start: lengthsStart, size: Layout.lengthSize, count: count(.lengths), check: lengthHolds),
        ]
        let sections = readAnew ? others : read + others
        let holds = Atomic(true)
        let parts = 2
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            for section in sections {
                for index in section.count * part / parts..<section.count * (part + 1) / parts {
                    if index & 255 == 0, !holds.load(ordering: .relaxed) { return }
                    guard section.check(section.start + index * section.size, root) else {
                        holds.store(false, ordering: .relaxed)
                        return
                    }
                }
            }
        }
        return holds.load(ordering: .relaxed)
    }

    /// What was learnt from files, with the stamps under which that is true, by path; entries without a note are left out.
    public func notes() -> [String: (stamp: FileStamp, note: [UInt8])] {
        var notes: [String: (stamp: FileStamp, note: [UInt8])] = [:]
        notes.reserveCapacity(count(.entries))
        for index in 0..<count(.entries) {
            let record = Layout.headerSize + index * Layout.entrySize
            let note = block(at: load(record + 56))
            guard !note.isEmpty, let path = text(at: load(record + 48)) else { continue }
            notes[String(cString: path)] = (stamp(at: record), note)
        }
        return notes
    }

    /// The folders in which something would appear, change or go if the index ceased to hold: folders that were read, and
    /// those of files that were read or looked for.
    public func folders() -> Set<String> {
        var folders: Set<String> = []
        let sections = [
            (start: Layout.headerSize, size: Layout.entrySize, count: count(.entries), path: 48),
            (start: absentStart, size: Layout.absentSize, count: count(.absent), path: 0),
            (start: inputsStart, size: Layout.inputSize, count: count(.inputs), path: 48),
        ]
        for section in sections {
            for index in 0..<section.count {
                let record = section.start + index * section.size
                guard let text = text(at: load(record + section.path)) else { continue }
                let path = String(cString: text)
                let isFolder =
                    section.path > 0 && mode_t(truncatingIfNeeded: stamp(at: record).mode) & S_IFMT == S_IFDIR
                folders.insert(isFolder ? path : path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "")
            }
        }
        return folders
    }

    /// The index without `entries` and `absent`, to be written anew with others.
    public func withoutEntries() -> StampIndex {
        var index = StampIndex()
        (index.context, index.outcome, index.verdict) = (context, outcome, verdict)
        index.inputs = (0..<count(.inputs)).compactMap { number in
            let record = inputsStart + number * Layout.inputSize
            return text(at: load(record + 48)).map {
                StampIndex.Entry(path: String(cString: $0), stamp: stamp(at: record))
            }
        }
        index.lengths = (0..<count(.lengths)).compactMap { number in
            let record = lengthsStart + number * Layout.lengthSize
            guard let bytes = Int(exactly: load(record)), let path = text(at: load(record + 8)) else { return nil }
            return StampIndex.Length(path: String(cString: path), bytes: bytes)
        }
        return index
    }

    // MARK: Checks

    private struct Section: Sendable {
        var start: Int
        var size: Int
        var count: Int
        var check: @Sendable (_ record: Int, _ root: Int32) -> Bool
    }

    @Sendable private func entryHolds(_ record: Int, _ root: Int32) -> Bool {
        var facts = stat()
        guard let path = text(at: load(record + 48)), fstatat(root, path, &facts, 0) == 0 else { return false }
        return FileStamp(facts) == stamp(at: record)
    }

    @Sendable private func isAbsent(_ record: Int, _ root: Int32) -> Bool {
        var facts = stat()
        guard let path = text(at: load(record)) else { return false }
        return fstatat(root, path, &facts, AT_SYMLINK_NOFOLLOW) != 0
    }

    @Sendable private func lengthHolds(_ record: Int, _ root: Int32) -> Bool {
        var facts = stat()
        guard let path = text(at: load(record + 8)), fstatat(root, path, &facts, AT_SYMLINK_NOFOLLOW) == 0 else {
            return false
        }
        return facts.st_mode & S_IFMT == S_IFREG && UInt64(facts.st_size) == load(record)
    }

    // MARK: Reading

    private var isWhole: Bool {
        guard word(.magic) == Layout.magic, word(.length) == UInt64(bytes.count), bytes.last == 0 else { return false }
        let most = UInt64(bytes.count)
        let counts = [Layout.Word.entries, .absent, .inputs, .lengths].map(word)
        return counts.allSatisfy { $0 < most } && lengthsStart + count(.lengths) * Layout.lengthSize < bytes.count
    }

    private var absentStart: Int { Layout.headerSize + count(.entries) * Layout.entrySize }
    private var inputsStart: Int { absentStart + count(.absent) * Layout.absentSize }
    private var lengthsStart: Int { inputsStart + count(.inputs) * Layout.inputSize }

    private func word(_ word: Layout.Word) -> UInt64 { load(word.rawValue * 8) }

    private func count(_ word: Layout.Word) -> Int { Int(self.word(word)) }

    private func load(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }

    private func stamp(at record: Int) -> FileStamp {
        func field(_ index: Int) -> Int64 { Int64(bitPattern: load(record + index * 8)) }
        return FileStamp(
            device: field(0),
            inode: field(1),
            size: field(2),
            mode: field(3),
            modified: field(4),
            changed: field(5)
        )
    }

    private func text(at offset: UInt64) -> UnsafePointer<CChar>? {
        guard offset < UInt64(bytes.count) else { return nil }
        return (bytes.baseAddress.unsafelyUnwrapped + Int(offset)).assumingMemoryBound(to: CChar.self)
    }

    private func block(at offset: UInt64) -> [UInt8] {
        guard offset > 0, offset < UInt64(bytes.count - 8) else { return [] }
        let count = load(Int(offset))
        guard count < UInt64(bytes.count) - offset - 8 else { return [] }
        return Array(bytes[Int(offset) + 8..<Int(offset) + 8 + Int(count)])
    }
}
