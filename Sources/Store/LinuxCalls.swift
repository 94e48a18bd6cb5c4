import Glibc

/// Calls that glibc declares only to those who define `_GNU_SOURCE`, which importing it into Swift does not; so they are
/// looked up by name. Each answers -1 and sets `errno` on failure, as the others do.
enum LinuxCalls {
    /// `syncfs`: writes back all that is dirty on the file system that the descriptor is on.
    ///
    /// Also fails on what could not be written since the descriptor was opened (Linux 5.8 and later).
    static func flushFileSystem(_ descriptor: Int32) -> Int32 {
        guard let symbol = dlsym(nil, "syncfs") else { return missing() }
        return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)(descriptor)
    }

    /// `sync_file_range` that only waits: fails when a page of the file could not be written since it was opened.
    static func awaitWriteback(_ descriptor: Int32) -> Int32 {
        typealias Call = @convention(c) (_ file: Int32, _ offset: Int64, _ length: Int64, _ flags: UInt32) -> Int32
        guard let symbol = dlsym(nil, "sync_file_range") else { return missing() }
        let waitBefore: UInt32 = 1
        return unsafeBitCast(symbol, to: Call.self)(descriptor, 0, 0, waitBefore)
    }

    /// `renameat2` that never takes the place of a file (`RENAME_NOREPLACE`): fails with `EEXIST` where there is one.
    static func renameNew(_ path: String, _ place: String) -> Int32 {
        guard let symbol = dlsym(nil, "renameat2") else { return missing() }
        typealias Call =
            @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, _ flags: UInt32) -> Int32
        let noReplace: UInt32 = 1
        return unsafeBitCast(symbol, to: Call.self)(AT_FDCWD, path, AT_FDCWD, place, noReplace)
    }

    private static func missing() -> Int32 {
        errno = ENOSYS
        return -1
    }
}
