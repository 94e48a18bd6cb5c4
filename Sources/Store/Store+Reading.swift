import Glibc

/// What is published.
extension Store {
    /// The length in bytes of a published file; nil when there is none of that name, or it is no regular file.
    public func size(of name: String) -> Int? {
        guard let path = try? path(of: name), let facts = SystemCalls.facts(of: path), facts.isRegular else {
            return nil
        }
        return Int(facts.st_size)
    }

    /// Whether a folder lies where a file of that name would be published.
    public func isTaken(_ name: String) -> Bool {
        guard let path = try? path(of: name) else { return false }
        return SystemCalls.facts(of: path)?.isFolder ?? false
    }

    /// The length in bytes of every published file, by name, in one pass; empty when the folder does not exist.
    ///
    /// Links, folders and names that start with a dot are no published files.
    public func sizes() throws(StoreError) -> [String: Int] {
        var sizes: [String: Int] = [:]
        try FolderListing.forEach(in: folder) { name, descriptor in
            var facts = Glibc.stat()
            guard fstatat(descriptor, name, &facts, AT_SYMLINK_NOFOLLOW) == 0, facts.isRegular else { return }
            sizes[name] = Int(facts.st_size)
        }
        return sizes
    }
}
