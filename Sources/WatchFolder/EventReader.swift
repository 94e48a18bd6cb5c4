import Glibc

/// Turns what the kernel writes into an inotify descriptor into events.
struct EventReader: Sendable {
    let descriptor: Int32
    let watches: Watches

    /// Reads all that is there without waiting for more.
    func read(_ report: (WatchEvent) -> Void) {
        // Room for hundreds of events at once.
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            buffer.withUnsafeBytes { bytes in
                var rest = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                while let record = Record(&rest) { for event in events(record) { report(event) } }
            }
        }
    }

    /// One `inotify_event`.
    private struct Record {
        var number: Int32
        var mask: UInt32
        /// The same for the two events of a move.
        var cookie: UInt32
        /// The name in the folder; nil where it is about the folder itself.
        var name: String?

        /// Takes the next record off the bytes; nil where there is none.
        init?(_ bytes: inout UnsafeRawBufferPointer) {
            let head = 16
            guard bytes.count >= head else { return nil }
            number = bytes.loadUnaligned(fromByteOffset: 0, as: Int32.self)
            mask = bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)
            cookie = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
            let length = min(Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)), bytes.count - head)
            // Names are padded with zeros.
            let text = bytes[head..<head + length].prefix { $0 != 0 }
            name = text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
            bytes = UnsafeRawBufferPointer(rebasing: bytes[(head + length)...])
        }

        func has(_ flags: Int32) -> Bool { mask & UInt32(flags) != 0 }
    }

    private func events(_ record: Record) -> [WatchEvent] {
        if record.has(IN_Q_OVERFLOW) { return [.overflow] }
        if record.has(IN_IGNORED | IN_MOVE_SELF) {
            let (folders, loss) = watches.forget(record.number)
            // The kernel goes on to tell of folders that have other paths now.
            for number in loss.unused { inotify_rm_watch(descriptor, number) }
            return folders.map(WatchEvent.gone)
        }
        guard let name = record.name else { return [] }
        return watches.paths(of: record.number).map { folder in
            event(record, at: folder == "/" ? "/\(name)" : "\(folder)/\(name)")
        }
    }

    private func event(_ record: Record, at path: String) -> WatchEvent {
        if record.has(IN_MODIFY) { return .writing(path) }
        if record.has(IN_MOVED_FROM) { return .left(path, move: record.cookie) }
        if record.has(IN_MOVED_TO) { return .arrived(path, move: record.cookie) }
        if record.has(IN_DELETE) { return .left(path, move: nil) }
        if record.has(IN_ATTRIB) { return .touched(path) }
        if record.has(IN_CREATE), isEmptyFile(path) { return .writing(path) }
        return .finished(path)
    }

    /// Whether a file waits for its first byte; one that was linked to its name is whole already.
    private func isEmptyFile(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && facts.st_size == 0
    }
}
