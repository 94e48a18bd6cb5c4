import Foundation
import Glibc

/// The way that the kernel takes to a path.
enum PathSteps {
    /// The folders and links on the way to a path and at its end, whether or not they are there.
    ///
    /// - Parameter path: Absolute, or relative to the working directory.
    static func to(_ path: String) -> Set<String> {
        let path = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        var (steps, place, links) = (Set<String>(), "", 0)
        var rest = Array(path.split(separator: "/").reversed())
        while let name = rest.popLast() {
            if name == "." { continue }
            if name == ".." {
                place = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
                continue
            }
            let step = "\(place)/\(name)"
            steps.insert(step)
            // The kernel follows as many.
            guard links < 40, let target = target(of: step) else {
                place = step
                continue
            }
            links += 1
            if target.hasPrefix("/") { place = "" }
            rest += target.split(separator: "/").reversed()
        }
        return steps
    }

    /// Where a link leads; nil where there is none.
    private static func target(of path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}
