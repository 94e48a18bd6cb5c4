import Synchronization

/// The folders that are watched, by the numbers that the kernel gave them.
final class Watches: Sendable {
    private let state = Mutex(State())

    /// What ceased to be watched.
    struct Loss: Sendable, Hashable {
        var paths: Set<String> = []
        /// The numbers that stand for no path any more.
        var unused: [Int32] = []
    }

    private struct State {
        /// Two paths that lead to one folder have one number.
        var paths: [Int32: Set<String>] = [:]
        var numbers: [String: Int32] = [:]

        mutating func drop(_ path: String, into loss: inout Loss) {
            guard let number = numbers.removeValue(forKey: path) else { return }
            loss.paths.insert(path)
            paths[number]?.remove(path)
            if paths[number]?.isEmpty == true {
                paths[number] = nil
                loss.unused.append(number)
            }
        }
    }

    /// The paths of a folder.
    func paths(of number: Int32) -> Set<String> { state.withLock { $0.paths[number] ?? [] } }

    /// Notes the number that a path has now, found while nobody else may change what is known.
    ///
    /// - Parameter number: Gives the number; nil where the path is not watched.
    /// - Returns: Whether the path has a number that it had not before, and what is no longer watched.
    func update(_ path: String, _ number: () -> Int32?) -> (isNew: Bool, loss: Loss) {
        state.withLock { state in
            var loss = Loss()
            let new = number()
            guard state.numbers[path] != new else { return (false, loss) }
            state.drop(path, into: &loss)
            guard let new else { return (false, loss) }
            state.paths[new, default: []].insert(path)
            state.numbers[path] = new
            return (true, loss)
        }
    }

    /// Forgets the paths of a number and those below them, which have other paths now or are gone.
    func forget(_ number: Int32) -> (folders: Set<String>, loss: Loss) {
        state.withLock { state in
            let folders = state.paths[number] ?? []
            let below = folders.map { $0 + "/" }
            var loss = Loss()
            guard !folders.isEmpty else { return (folders, loss) }
            for path in Array(state.numbers.keys)
            where folders.contains(path) || below.contains(where: { path.hasPrefix($0) }) {
                state.drop(path, into: &loss)
            }
            return (folders, loss)
        }
    }

    /// Forgets all other paths.
    func keep(only folders: Set<String>) -> Loss {
        state.withLock { state in
            var loss = Loss()
            for path in Array(state.numbers.keys) where !folders.contains(path) { state.drop(path, into: &loss) }
            return loss
        }
    }
}
