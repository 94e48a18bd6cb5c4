import Glibc

/// What goes away.
extension Store {
    /// Removes published files, and returns how many there were; a name that nothing has is no error.
    ///
    /// The folder is flushed, since the catalog will not know files that a power cut brought back.
    public func remove(_ names: some Sequence<String>) throws(StoreError) -> Int {
        var count = 0
        for name in names {
            let path = try path(of: name)
            if try Self.remove(path) { count += 1 }
        }
        if count > 0 { try SystemCalls.flushFolder(folder, durability) }
        return count
    }

    /// Removes what a killed run left half written, and returns how many files that were.
    ///
    /// Only at the owner's start: it would take the files from under those who write now.
    public func sweepStaging() throws(StoreError) -> Int {
        var leftovers: [String] = []
        try FolderListing.forEach(in: staging) { name, _ in leftovers.append(name) }
        var count = 0
        for name in leftovers where try Self.remove("\(staging)/\(name)") {
            count += 1
        }
        return count
    }

    /// Removes what killed processes left half written, and leaves what others may be writing now.
    ///
    /// - Parameter seconds: For how long a file must not have changed.
    public func sweepStaging(unchangedFor seconds: Int) throws(StoreError) {
        let now = time(nil)
        var leftovers: [String] = []
        try FolderListing.forEach(in: staging) { name, _ in
            let changed = SystemCalls.facts(of: "\(staging)/\(name)")?.st_ctim.tv_sec
            if let changed, changed <= now - seconds { leftovers.append(name) }
        }
        for name in leftovers { _ = try Self.remove("\(staging)/\(name)") }
    }

    /// Takes the folder of unfinished files away if nothing is in it, so that a run leaves nothing but variants.
    public func removeEmptyStaging() {
        rmdir(staging)
    }

    private static func remove(_ path: String) throws(StoreError) -> Bool {
        do {
            try SystemCalls.check("remove", path) { unlink(path) }
            return true
        } catch .system(_, _, ENOENT) {
            return false
        }
    }
}
