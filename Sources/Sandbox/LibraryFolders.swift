import Glibc

/// Where the shared libraries of this process lie, which need not be where a distribution puts them.
enum LibraryFolders {
    /// The folders of the libraries that are loaded, once each, without that of the whole file system.
    static func loaded() -> [String] {
        guard let maps = fopen("/proc/self/maps", "re") else { return [] }
        defer { fclose(maps) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        var folders: Set<String> = []
        while getline(&line, &capacity, maps) > 0, let line {
            if let folder = folder(in: String(cString: line)) { folders.insert(folder) }
        }
        return folders.sorted()
    }

    /// The folder of the library that a line of `/proc/self/maps` names; nil where it names none.
    static func folder(in line: String) -> String? {
        guard let start = line.firstIndex(of: "/"), let end = line.lastIndex(of: "/"), start < end else { return nil }
        // The loader maps its cache, too, which lies among what nobody else is to read.
        let name = line[end...].prefix { !$0.isWhitespace }
        let isLibrary = name.contains(".so") && !name.hasSuffix(".cache")
        return isLibrary ? String(line[start..<end]) : nil
    }
}
