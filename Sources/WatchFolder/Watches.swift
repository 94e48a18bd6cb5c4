import Synchronization

/// The folders that are watched, by the numbers that the kernel gave them.
final class Watches: Sendable {
    private let state = Mutex(State())

    private struct State {
        /// Two paths that lead to one folder have one number.
        var paths: [Int32: Set<String>] = [:]
        var numbers: [String: Int32] = [:]

        /// Forgets some paths, and returns the numbers that stand for none any more.
        mutating func drop(where isUnwanted: (String) -> Bool) -> [Int32] {
            var unused: [Int32] = []
            for (path, number) in numbers where isUnwanted(path) {
                numbers[path] = nil
                paths[number]?.remove(path)
                if paths[number]?.isEmpty == true {
                    paths[number] = nil
                    unused.append(number)
                }
            }
            return unused
        }
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

    /// Forgets a folder and those below its paths, which have other paths now or are gone.
    ///
    /// - Returns: The paths of the folder, and the numbers that stand for no path any more.
    func forget(_ number: Int32) -> (paths: Set<String>, unused: [Int32]) {
        state.withLock { state in
            let paths = state.paths[number] ?? []
            let below = paths.map { $0 + "/" }
            let unused = state.drop { path in paths.contains(path) || below.contains { path.hasPrefix($0) } }
            return (paths, unused)
        }
    }

    /// Forgets all other paths, and returns the numbers that stand for none any more.
    func keep(only folders: Set<String>) -> [Int32] {
        state.withLock { state in state.drop { !folders.contains($0) } }
    }
}
