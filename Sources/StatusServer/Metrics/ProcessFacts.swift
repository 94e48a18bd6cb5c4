import Foundation
import Glibc

/// What the kernel says of this process.
enum ProcessFacts {
    /// The facts by the names that monitoring systems know; those that cannot be read are left out.
    static var now: [(String, Int)] {
        var facts: [(String, Int)] = []
        // Pages: all, resident, shared, …
        if let pages = number(in: "/proc/self/statm", word: 1) {
            facts.append(("process_resident_memory_bytes", pages * sysconf(Int32(_SC_PAGESIZE))))
        }
        if let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            facts.append(("process_open_fds", files.count))
        }
        if let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task") {
            facts.append(("process_threads", threads.count))
        }
        return facts
    }

    private static func number(in path: String, word: Int) -> Int? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        return words.indices.contains(word) ? Int(words[word]) : nil
    }
}
