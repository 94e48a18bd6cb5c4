import FileStamps

/// Everything that a scan looked at: while all of it is as it was, another scan says the same.
public struct ScanTrail: Sendable {
    /// Posts with what they say, configuration files and folders, as they were before they were read.
    public var entries: [StampIndex.Entry] = []
    /// Paths at which a picture was looked for and nothing found.
    public var absent: [String] = []

    /// Makes an empty trail.
    public init() {}

    /// Adds a file or folder; what is not there has no stamp and is left out.
    mutating func add(_ path: String, stamp: FileStamp?, note: [UInt8] = []) {
        guard let stamp else { return }
        entries.append(StampIndex.Entry(path: path, stamp: stamp, note: note))
    }
}

/// What earlier scans learnt from files, with the stamps under which that is true, by path.
public typealias ScanMemory = [String: (stamp: FileStamp, note: [UInt8])]
