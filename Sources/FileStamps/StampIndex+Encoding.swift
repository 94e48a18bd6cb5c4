extension StampIndex {
    /// The index as bytes.
    public func encoded() -> [UInt8] {
        typealias Layout = StampIndexLayout
        let records =
            entries.count * Layout.entrySize + absent.count * Layout.absentSize + inputs.count * Layout.inputSize
            + lengths.count * Layout.lengthSize
        var texts = TextTable(start: Layout.headerSize + records)
        texts.reserve(entries.reduce(0) { $0 + $1.path.utf8.count + $1.note.count + 16 } + lengths.count * 64)
        var words: [UInt64] = []
        words.reserveCapacity(records / 8)
        for entry in entries {
            words += entry.stamp.words.map(UInt64.init(bitPattern:))
            words.append(texts.add(entry.path))
            words.append(texts.add(block: entry.note))
        }
        for path in absent { words.append(texts.add(path)) }
        for input in inputs {
            words += input.stamp.words.map(UInt64.init(bitPattern:))
            words.append(texts.add(input.path))
        }
        for length in lengths {
            words.append(UInt64(length.bytes))
            words.append(texts.add(length.path))
        }
        let context = texts.add(block: Array(context.utf8))
        let outcome = texts.add(block: outcome)
        let verdict = texts.add(block: verdict)
        texts.finish()
        let length = Layout.headerSize + records + texts.bytes.count
        let header = [
            Layout.magic, UInt64(length), context, outcome, verdict, UInt64(entries.count), UInt64(absent.count),
            UInt64(inputs.count), UInt64(lengths.count),
        ]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        header.withUnsafeBytes { bytes.append(contentsOf: $0) }
        words.withUnsafeBytes { bytes.append(contentsOf: $0) }
        bytes += texts.bytes
        return bytes
    }
}

extension FileStamp {
    /// The fields in a fixed order.
    var words: [Int64] { [device, inode, size, mode, modified, changed] }
}

/// The texts and blocks that records point to.
private struct TextTable {
    private let start: Int
    private(set) var bytes: [UInt8] = []

    init(start: Int) { self.start = start }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Adds a text, and gives its offset; a path has no zero within, as no file system would take it.
    mutating func add(_ text: String) -> UInt64 {
        let offset = UInt64(start + bytes.count)
        bytes += text.utf8
        bytes.append(0)
        return offset
    }

    /// Adds bytes behind their length, and gives the offset of the length; 0 stands for none.
    mutating func add(block: [UInt8]) -> UInt64 {
        guard !block.isEmpty else { return 0 }
        let offset = UInt64(start + bytes.count)
        withUnsafeBytes(of: UInt64(block.count)) { bytes += $0 }
        bytes += block
        return offset
    }

    mutating func finish() { bytes.append(0) }
}
