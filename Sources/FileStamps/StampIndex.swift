/// What a program saw of the file system when it last did its work: while all of that holds, doing it again would
/// change nothing.
///
/// The method is that of git's index. The bytes are made to be checked where they lie, without being parsed: a site of
/// 100,000 posts has a million entries.
public struct StampIndex: Sendable, Hashable {
    /// A file or folder that was read, links followed.
    public struct Entry: Sendable, Hashable {
        /// The path, relative to the site or absolute.
        public var path: String
        /// What the file system said before it was read.
        public var stamp: FileStamp
        /// What was learnt from it, in the reader's own way; empty where nothing needs to be remembered.
        public var note: [UInt8]

        /// Makes an entry.
        public init(path: String, stamp: FileStamp, note: [UInt8] = []) {
            self.path = path
            self.stamp = stamp
            self.note = note
        }
    }

    /// A published file of which the length alone is known.
    public struct Length: Sendable, Hashable {
        /// The path, relative to the site.
        public var path: String
        /// The length in bytes.
        public var bytes: Int

        /// Makes a length.
        public init(path: String, bytes: Int) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// All else that must be the same, as environment variables that decide which libraries are loaded.
    public var context = ""
    /// What was read to find out what there is, each path once.
    public var entries: [Entry] = []
    /// Paths at which nothing was found.
    public var absent: [String] = []
    /// A digest of what `entries` and `absent` came to; what changed among them and comes to the same changes nothing.
    public var outcome: [UInt8] = []
    /// What else was read; any change of it matters. Notes are not kept.
    public var inputs: [Entry] = []
    /// What was published.
    public var lengths: [Length] = []
    /// What to say while everything holds; empty where the work was not done to its end.
    public var verdict: [UInt8] = []

    /// Makes an empty index.
    public init() {}
}

/// The layout of an index in bytes, in the machine's own order of bytes, since it never leaves the machine.
///
/// A header of `UInt64`s; records of a fixed size; then texts that end with a zero, and blocks that begin with their
/// length. Offsets count from the beginning. The last byte is a zero, so that every text ends within the index.
enum StampIndexLayout {
    /// `asidx002`; raised with every change of the layout.
    static let magic: UInt64 = 0x6173_6964_7830_3032

    /// The words of the header, in order.
    enum Word: Int, CaseIterable {
        case magic, length, context, outcome, verdict, entries, absent, inputs, lengths
    }

    static let headerSize = Word.allCases.count * 8
    /// Six words of the stamp, the path's offset, the note's offset.
    static let entrySize = 64
    /// The path's offset.
    static let absentSize = 8
    /// Six words of the stamp, the path's offset.
    static let inputSize = 56
    /// The length, the path's offset.
    static let lengthSize = 16
}
