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
                    transparent: row["transparent"]
                )
            )
        }
        if let color: String = row["color"], let placeholder: String = row["placeholder"] {
            look = Look(color: color, placeholder: placeholder)
        }
    }
}

extension VariantRecord {
    /// Reads the columns `source, key, name, width, height, bytes`.
    init(row: Row) {
        self.init(source: row[0], key: row[1], name: row[2], width: row[3], height: row[4], bytes: row[5])
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

extension FileStamp {
    /// Makes a stamp of recorded numbers.
    init(device: Int64, inode: Int64, size: Int64, mode: Int64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.mode = mode
        self.modified = modified
        self.changed = changed
    }
}
