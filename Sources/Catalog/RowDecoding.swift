import FileStamps
import Foundation
import GRDB

extension SourceRecord {
    /// Reads a row of the table `source`; nil where its hash is not one.
    init?(row: Row) {
        let data: Data = row["content"]
        guard let content = ContentHash(bytes: Array(data)) else { return nil }
        self.init(id: row["id"], content: content, bytes: row["bytes"])
        if let refusal: String = row["refusal"] {
            verdict = .refused(reason: refusal)
        } else if let format: String = row["format"], format == "svg" {
            verdict = .vector
        } else if let format: String = row["format"] {
            verdict = .usable(
                Header(
                    format: format,
                    width: row["width"],
                    height: row["height"],
                    frames: row["frames"],
                    transparent: row["transparent"],
                    graphic: row["graphic"] ?? false
                )
            )
        }
        if let color: String = row["color"], let placeholder: String = row["placeholder"] {
            look = Look(color: color, placeholder: placeholder)
        }
    }
}

extension VariantRecord {
    /// The columns that are read, in their order.
    static let columns = "source, key, name, width, height, bytes, quality, target, score, digest, cpu, withheld"

    /// Reads the columns of `columns` by their places, which is several times as fast as by their names.
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
            isWithheld: row[11]
        )
    }
}

extension FileRecord {
    /// Reads a row of the table `file`.
    init(row: Row) {
        self.init(
            path: row["path"],
            source: row["source"],
            stamp: FileStamp(
                device: row["device"],
                inode: row["inode"],
                size: row["size"],
                mode: row["mode"],
                modified: row["modified"],
                changed: row["changed"]
            ),
            recorded: row["recorded"]
        )
    }
}
