import Dispatch
import FileStamps
import Glibc
import Synchronization

/// Reads posts: their dates and what they say about pictures.
struct PostReader: Sendable {
    var folder: SiteFolder
    var keys: ImageKeys
    var bodies: Bool
    var defaults: FrontMatterDefaults
    /// A number for all that decides what is read from a file; notes made under another are of no use.
    var rules: UInt64

    /// The longest body that is searched, in bytes.
    static let bodyLimit = 2 << 20

    private static let mediaKeys = ["media_subpath", "img_path"]

    /// What a file said.
    struct Reading {
        /// The post; nil where the file has no front matter.
        var post: Post?
        /// The file as it was before it was read; nil where it could not be.
        var entry: StampIndex.Entry?
    }

    /// Reads many files on all cores, those that memory knows already without opening them; the order is kept.
    func read(_ paths: [String], remembering memory: ScanMemory) -> [Reading] {
        let size = 256
        let chunks = (paths.count + size - 1) / size
        let results = Mutex([[Reading]](repeating: [], count: chunks))
        let wanted = keys.topLevel.union(Self.mediaKeys + PictureText.keys + ["date"])
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            let range = (chunk * size)..<min(paths.count, (chunk + 1) * size)
            let readings = paths[range].map { recall($0, from: memory) ?? read($0, wanted: wanted) }
            results.withLock { $0[chunk] = readings }
        }
        return results.withLock { $0.flatMap { $0 } }
    }

    private func recall(_ path: String, from memory: ScanMemory) -> Reading? {
        guard let known = memory[path], FileStamp(path: folder.absolute(path)) == known.stamp,
            let post = PostNote.decoded(known.note, path: path, under: rules)
        else { return nil }
        return Reading(post: post, entry: StampIndex.Entry(path: path, stamp: known.stamp, note: known.note))
    }

    private func read(_ path: String, wanted: Set<String>) -> Reading {
        // The marks around the front matter come on top of its limit.
        let limit = FrontMatterBlock.limit + 512 + (bodies ? Self.bodyLimit : 0)
        guard let head = FileHead.read(folder.absolute(path), upTo: limit) else {
            let reason = String(cString: strerror(errno))
            var post = Post(path: path)
            post.report("cannot be read (\(reason)), so its pictures are unknown; make it readable")
            // Making it readable changes its stamp.
            let stamp = FileStamp(path: folder.absolute(path))
            return Reading(post: post, entry: stamp.map { StampIndex.Entry(path: path, stamp: $0) })
        }
        let post = post(path, in: head, wanted: wanted)
        let note = PostNote.encoded(post, under: rules)
        return Reading(post: post, entry: StampIndex.Entry(path: path, stamp: head.stamp, note: note))
    }

    /// What a file says; nil where it has no front matter.
    private func post(_ path: String, in head: FileHead, wanted: Set<String>) -> Post? {
        var post = Post(path: path)
        post.date = PostDate.parse(fileName: post.fileName)
        switch FrontMatterBlock.locate(in: head.bytes) {
        case .none:
            return nil
        case .toml:
            post.report("has front matter in TOML, which is not read; write it in YAML between lines of ---")
        case .unclosed:
            post.report("has front matter that no line of --- closes; add the line")
        case .tooLong:
            post.report("has front matter longer than 64 KB, which is not read; shorten it")
        case .found(let header, let firstLine, let body):
            let matter = FrontMatter.read(head.bytes, header, firstLine: firstLine, keys: wanted)
            if let trouble = matter.trouble { post.report("has front matter that \(trouble); mend it") }
            take(matter, into: &post)
            if bodies { takeBody(head, from: body, into: &post) }
        }
        return post
    }

    private func take(_ matter: FrontMatter, into post: inout Post) {
        let defaults = defaults.values(forPost: post.path)
        let values = defaults.isEmpty ? matter.values : FrontMatterDefaults.merge(defaults, with: matter.values)
        if let date = values["date"]?.text.flatMap(PostDate.parse(_:)) { post.date = date }
        post.mediaFolder = Self.mediaKeys.lazy.compactMap { values[$0]?.text }.first
        let lacksText = !PictureText.isGiven(by: values)
        post.mentions = keys.hits(in: values).map { hit in
            Mention(
                value: hit.scalar.text,
                place: hit.key,
                line: hit.scalar.line,
                isNothing: hit.scalar.isNothing,
                lacksText: lacksText
            )
        }
    }

    private func takeBody(_ head: FileHead, from start: Int, into post: inout Post) {
        if !head.isWhole {
            post.report("is longer than 2 MB, so its end is not searched for pictures; split it")
        }
        post.mentions += BodyImages.mentions(in: head.bytes, from: start)
    }
}

extension Post {
    /// Adds that the post cannot be read in part or whole.
    fileprivate mutating func report(_ clause: String) {
        findings.append(Finding(.unreadable, post: path, line: nil, value: "", clause))
    }
}
