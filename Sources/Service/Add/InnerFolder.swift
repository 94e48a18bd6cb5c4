import Glibc

/// Folders that must lie in the site whatever links are on the way.
enum InnerFolder {
    /// The absolute path of a folder of the site, which need not exist yet.
    ///
    /// - Parameters:
    ///   - relative: Its path relative to the root, without `..`.
    ///   - key: The key of `assets.yml` that names it, for the error.
    ///   - root: The site's folder, absolute and without links.
    /// - Throws: `ProjectError.outside` where it lies, or would be made, outside.
    static func check(_ relative: String, key: String, root: String) throws -> String {
        var parts = relative.split(separator: "/")
        // Below the deepest folder that is there, nothing can lead anywhere.
        while !parts.isEmpty {
            let path = "\(root)/\(parts.joined(separator: "/"))"
            if let pointer = realpath(path, nil) {
                defer { free(pointer) }
                guard String(cString: pointer).utf8.starts(with: (root == "/" ? root : root + "/").utf8) else {
                    throw ProjectError.outside(key: key, path: "\(root)/\(relative)")
                }
                break
            }
            // A link to nowhere, or to what may not be seen, is no folder to make others in.
            var status = stat()
            guard lstat(path, &status) != 0 else { throw ProjectError.outside(key: key, path: path) }
            parts.removeLast()
        }
        return "\(root)/\(relative)"
    }
}
