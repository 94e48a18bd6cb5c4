import Foundation
import Glibc

/// How much memory the workers of this process may take together.
public enum MemoryBudget {
    /// Three quarters of what the machine has or the process's control group allows, in bytes; the rest is for the
    /// supervisor and everybody else.
    public static var standard: Int {
        let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        let membership = (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? ""
        return min(machine, groupLimit(membership: membership, root: "/sys/fs/cgroup") ?? machine) / 4 * 3
    }

    /// The least bound of a control group and those above it, in bytes; nil where there is none.
    ///
    /// - Parameters:
    ///   - membership: What `/proc/self/cgroup` says: `0::/path` (version 2) or `9:memory:/path` (version 1) lines.
    ///   - root: Where control groups are mounted.
    static func groupLimit(membership: String, root: String) -> Int? {
        var bounds: [Int] = []
        for line in membership.split(separator: "\n") {
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            if fields[0] == "0", fields[1].isEmpty {
                bounds += limits(above: String(fields[2]), in: root, file: "memory.max")
            } else if fields[1].split(separator: ",").contains("memory") {
                bounds += limits(above: String(fields[2]), in: root + "/memory", file: "memory.limit_in_bytes")
            }
        }
        return bounds.min()
    }

    /// The bounds of a group and those above it. In a container the group's own path may not be there, but the root is.
    private static func limits(above path: String, in root: String, file: String) -> [Int] {
        var parts = path.split(separator: "/").filter { $0 != ".." }
        var found: [Int] = []
        while true {
            let place = ([root] + parts.map(String.init) + [file]).joined(separator: "/")
            let text = (try? String(contentsOfFile: place, encoding: .utf8)) ?? ""
            if let bytes = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes > 0 { found.append(bytes) }
            if parts.popLast() == nil { return found }
        }
    }
}
