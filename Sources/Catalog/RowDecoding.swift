import FileStamps
import Foundation
import GRDB

// Columns are read by their places, which is several times as fast as by their names.

extension SourceRecord {
    /// The columns that are read, in their order.
    static let columns =
        "id, content, bytes, refusal, format, width, height, frames, transparent, graphic, color, placeholder, quarantined"

    /// Reads a row of `columns`; nil where its hash is not one.
    init?(row: Row) {
        let data: Data = row[1]
        guard let content = ContentHash(bytes: Array(data)) else { return nil }
        self.init(id: row[0], content: content, bytes: row[2])
        if let refusal: String = row[3] {
            verdict = row[12] ? .quarantined(reason: refusal) : .refused(reason: refusal)
        } else if let format: String = row[4] {
            verdict = format == "svg" ? .vector : .usable(Header(format: format, row: row))
        }
        if let color: String = row[10], let placeholder: String = row[11] {
            look = Look(color: color, placeholder: placeholder)
        }
    }
}

extension SourceRecord.Header {
    /// Reads what a header said from a row of `SourceRecord.columns`.
    fileprivate init(format: String, row: Row) {
        self.init(
            format: format,
            width: row[5],
            height: row[6],
            frames: row[7],
            transparent: row[8],
            graphic: row[9] ?? false
        )
    }
}

extension VariantRecord {
    /// The columns that are read, in their order.
    static let columns =
        "source, key, name, width, height, bytes, quality, target, score, digest, cpu, withheld, damaged"

    /// Reads a row of `columns`.
    init(row: Row) {
        var look: Look?
        if let target: Double = row[7], let score: Double = row[8] { look = Look(target: target, score: score) }
        self.init(
            source: row[0],
            key: row[1],
            name: row[2],
            width: row[3],
            height: row[4],
            bytes: row[5],
            quality: row[6],
            look: look,
            digest: (row[9] as Data?).map(Array.init),
            cpu: row[10],
            isWithheld: row[11],
            isDamaged: row[12]
        )
    }
}

extension FileRecord {
    /// The columns of the table `file`, in their order.
    static let columns = "path, source, device, inode, size, mode, modified, changed, recorded"

    /// Reads a row of `columns`.
    init(row: Row) {
        let stamp = FileStamp(
            device: row[2],
            inode: row[3],
            size: row[4],
            mode: row[5],
            modified: row[6],
            changed: row[7]
        )
        self.init(path: row[0], source: row[1], stamp: stamp, recorded: row[8])
    }
}
