import Glibc

/// A shell pattern over path components, with `**` for any number of folders.
struct GlobPattern {
    private let components: [String]

    init(_ pattern: String) {
        components = pattern.utf8.split(separator: UInt8(ascii: "/")).map { String(bytes: $0) }
    }

    /// Whether the pattern names the path itself or a folder that holds it, of more than some number of components.
    func matchesAnyParent(of path: String, below depth: Int = 0) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(bytes: $0) }
        return matches(parts, below: depth)
    }

    /// Follows every way through the path at once, so that many `**` cost no more than length times length.
    private func matches(_ parts: [String], below depth: Int) -> Bool {
        var states: Set<Int> = closure([0])
        if states.contains(components.count) { return !components.isEmpty }
        for (index, part) in parts.enumerated() {
            var next: Set<Int> = []
            for state in states where state < components.count {
                if components[state] == "**" {
                    if part.utf8.first != UInt8(ascii: ".") { next.insert(state) }
                } else if fnmatch(components[state], part, FNM_PERIOD) == 0 {
                    next.insert(state + 1)
                }
            }
            states = closure(next)
            if index >= depth, states.contains(components.count) { return true }
        }
        return false
    }

    /// The states with those that `**` reaches by standing for no folder at all.
    private func closure(_ states: Set<Int>) -> Set<Int> {
        var all = states
        for var state in states {
            while state < components.count - 1, components[state] == "**" {
                state += 1
                // What is known already has been, or will be, gone on from.
                guard all.insert(state).inserted else { break }
            }
        }
        return all
    }
}
