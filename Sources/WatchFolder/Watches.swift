import Synchronization

/// The folders that are watched, by the numbers that the kernel gave them.
final class Watches: Sendable {
    private let state = Mutex(State())

    private struct State {
        /// Two paths that lead to one folder have one number.
        var paths: [Int32: Set<String>] = [:]
        var numbers: [String: Int32] = [:]
    }

    /// The paths of a folder.
    func paths(of number: Int32) -> Set<String> { state.withLock { $0.paths[number] ?? [] } }

    /// The paths that are not watched.
    func missing(of folders: Set<String>) -> [String] {
        state.withLock { state in folders.filter { state.numbers[$0] == nil } }
    }

    /// Notes a folder.
    func remember(_ path: String, as number: Int32) {
        state.withLock {
            $0.paths[number, default: []].insert(path)
            $0.numbers[path] = number
        }
    }

    /// Forgets a folder, and returns its paths.
    func forget(_ number: Int32) -> Set<String> {
        state.withLock { state in
            let paths = state.paths.removeValue(forKey: number) ?? []
            for path in paths { state.numbers[path] = nil }
            return paths
        }
    }

    /// Forgets all other paths, and returns the numbers that stand for none any more.
    func keep(only folders: Set<String>) -> [Int32] {
        state.withLock { state in
            var unused: [Int32] = []
            for (path, number) in state.numbers where !folders.contains(path) {
                state.numbers[path] = nil
                state.paths[number]?.remove(path)
                if state.paths[number]?.isEmpty == true {
                    state.paths[number] = nil
                    unused.append(number)
                }
            }
            return unused
        }
    }
}
