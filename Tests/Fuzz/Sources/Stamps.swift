import FileStamps

@testable import Site

enum Stamps {
    private static let site = TemporarySite()

    /// Reads an index and the notes in it.
    static func read(_ bytes: [UInt8]) {
        _ = PostNote.decoded(bytes, path: "a.md", under: 1)
        site.write(bytes, to: "index")
        guard let file = StampIndexFile(path: site.root + "/index") else { return }
        _ = file.holds(in: site.root)
        let notes = file.notes()
        for (path, note) in notes { _ = PostNote.decoded(note.note, path: path, under: 1) }
        checkCopy(of: file, notes)
    }

    /// What an index is read as is read again when it was written anew.
    private static func checkCopy(
        of file: StampIndexFile,
        _ notes: [String: (stamp: FileStamp, note: [UInt8])]
    ) {
        var index = file.withoutEntries()
        index.entries = notes.map { StampIndex.Entry(path: $0.key, stamp: $0.value.stamp, note: $0.value.note) }
        site.write(index.encoded(), to: "copy")
        guard let copy = StampIndexFile(path: site.root + "/copy") else { fatalError("an index is not read back") }
        let again = copy.notes()
        hold(again.mapValues(\.note) == notes.mapValues(\.note), "notes change")
        hold(again.mapValues(\.stamp) == notes.mapValues(\.stamp), "stamps change")
        var rest = copy.withoutEntries()
        rest.entries = index.entries
        hold(rest == index, "an index changes by being written again")
    }
}
