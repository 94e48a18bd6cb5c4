import FileStamps
import Glibc

/// Questions about files, with the folders among them asked only once.
struct PictureLookup {
    private let folder: SiteFolder
    private var insideFolders: [[UInt8]: Bool] = [:]
    private var listings: [[UInt8]: [String: String]] = [:]
    /// Paths at which nothing was found.
    private(set) var absent: [String] = []
    /// Folders that paths lead through, and what is no file and counts as changed however often it is looked at: a link
    /// or a folder may become a file without any stamp telling of it.
    private(set) var trail: [StampIndex.Entry] = []

    init(_ folder: SiteFolder) {
        self.folder = folder
    }

    /// Says what stands at a normalised path.
    mutating func look(at path: String) -> SiteFolder.Look {
        guard !path.isEmpty else { return .folder }
        let (look, target) = folder.follow(path, parentIsInside: enter(SiteFolder.parent(of: path)))
        // What is written to the target shows there alone.
        if let target { _ = enter(SiteFolder.parent(of: target)) }
        switch look {
        case .file: break
        case .absent: absent.append(path)
        default: trail.append(StampIndex.Entry(path: path, stamp: .none))
        }
        return look
    }

    /// Stamps a folder and those above it before anything in it is looked at, and says whether it is really inside.
    private mutating func enter(_ parent: String) -> Bool {
        let key = Array(parent.utf8)
        if let known = insideFolders[key] { return known }
        trail += folder.entries(upFrom: parent)
        let isInside = folder.parentIsInside(parent)
        insideFolders[key] = isInside
        return isInside
    }

    /// The trouble with what stands at a path; nil where nothing is there.
    func trouble(with look: SiteFolder.Look, at path: String) -> PictureResolver.Outcome? {
        switch look {
        case .file, .absent: nil
        case .folder: .unusable(.notAFile, "is a folder; name a picture in it")
        case .special: .unusable(.notAFile, "is no regular file; put a picture there")
        case .outside: .unusable(.outside, "leaves the site by a symbolic link; put the file itself below the root")
        case .loop: .unusable(.missing, "is a symbolic link that leads to itself; put the file there")
        case .refused(let reason): .unusable(.other, "cannot be looked at: \(reason); rename it or mend its folder")
        }
    }

    /// Why a file is missing, and what to do; a name that differs in case alone is what people overlook.
    mutating func hint(for path: String) -> String {
        var found = ""
        for component in path.utf8.split(separator: UInt8(ascii: "/")).map({ String(bytes: $0) }) {
            guard let name = listing(of: found)[Self.folded(component)] else {
                return "is not there; add the file or correct the path"
            }
            found += found.isEmpty ? name : "/" + name
        }
        return "is not there: found \(found); names are case-sensitive on servers, so correct the path"
    }

    private mutating func listing(of path: String) -> [String: String] {
        let key = Array(path.utf8)
        if let known = listings[key] { return known }
        var names: [String: String] = [:]
        if path.isEmpty || folder.look(at: path) == .folder, let stream = opendir(folder.absolute(path)) {
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                guard let name = entryName(entry), name != ".", name != ".." else { continue }
                names[Self.folded(name)] = min(names[Self.folded(name)] ?? name, name)
            }
        }
        listings[key] = names
        return names
    }

    private static func folded(_ name: String) -> String { name.lowercased() }
}

/// The name of a folder's entry; nil where it is not UTF-8.
func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
    }
}
