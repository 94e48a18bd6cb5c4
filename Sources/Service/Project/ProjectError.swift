import GRDB

/// Why a command could not begin or go on.
public enum ProjectError: Error, Sendable, CustomStringConvertible {
    /// There is no such folder.
    case noSite(path: String)
    /// The folder is no site: nothing in it can be a post.
    case noPosts(path: String)
    /// There are no posts, but there were.
    case lostPosts(path: String, manifest: String, reasons: [String])
    /// Another process owns the project, and the caller would not wait.
    case owned(path: String)
    /// Another process watches the site already.
    case watched(path: String)
    /// The folder of state, or a file in it, cannot be used.
    case state(path: String, reason: String)
    /// The database is damaged and was put aside.
    case damaged(path: String, reason: String)
    /// Another program keeps the database locked.
    case busy(path: String)
    /// A file named on the command line cannot be read.
    case unreadable(path: String)
    /// A folder that a key of `assets.yml` names lies outside of the site once links are followed.
    case outside(key: String, path: String)
    /// Added photos would go into the folder of the variants, where they may be swept away.
    case imagesInOutput(images: String, output: String)
    /// The preset asked for does not exist.
    case unknownPreset(name: String, known: [String])

    /// One line for people: what is wrong and what to do.
    public var description: String {
        switch self {
        case .noSite(let path):
            "\(path): there is no such folder; give the folder of a site, or picture files with --preset and --output"
        case .noPosts(let path):
            "\(path): no posts here; is this the folder of a site? expected _config.yml or _posts, or an assets.yml that "
                + "names other folders, as posts: [content]"
        case .lostPosts(let path, let manifest, let reasons):
            "\(path): no posts here any more, so \(manifest) was left as it is; bring them back, or delete that file"
                + reasons.prefix(1).map { " (\($0))" }.joined()
        case .owned(let path): "another run owns \(path); wait for it, or leave out --no-wait"
        case .watched(let path): "another 'assets watch' keeps \(path) done already; 'assets status' shows what it does"
        case .state(let path, let reason):
            "\(path): cannot be used (\(reason)); make it writable, or delete it: it is a cache that is built anew"
        case .damaged(let path, let reason):
            "\(path): damaged (\(reason)) and kept as \(path).damaged; run the same command again, which builds it anew from "
                + "sources and variants"
        case .busy(let path): "\(path): another program keeps it locked; end it and run the same command again"
        case .unreadable(let path): "\(path): expected a text file in UTF-8, found none that can be read"
        case .outside(let key, let path):
            "\(path): leads out of the site by a symbolic link; remove the link, or name another folder as '\(key)' in "
                + "assets.yml"
        case .imagesInOutput(let images, let output):
            "\(images): lies in \(output), the folder of the variants; name another folder as 'images' in assets.yml"
        case .unknownPreset(let name, let known):
            "there is no preset '\(name)'; expected one of \(known.joined(separator: ", ")), or a file that ends in .yml"
        }
    }
}

extension ProjectError {
    /// What a database's refusal means for a person.
    init(_ error: DatabaseError, in path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy(path: path)
        default: self = .state(path: path, reason: error.message ?? "\(error.resultCode)")
        }
    }
}
