import Glibc
import Presets

/// The folder that holds the variants of a site.
///
/// A file in it is whole or not there: it is written in `.staging` inside the folder, flushed as the durability asks, and
/// only then renamed to its place. One process owns the folder.
public struct Store: Sendable {
    /// The folder of the published files, its links resolved once.
    public let folder: String

    /// What is still there after a power cut.
    let durability: Durability

    /// The folder of the files that are being written.
    var staging: String { "\(folder)/\(Self.stagingName)" }

    /// The name of the folder in which files are until they are published.
    public static let stagingName = ".staging"

    /// Makes a store of an absolute path; nothing is touched until `prepare`.
    public init(folder: String, durability: Durability = .batch) {
        self.folder = SystemCalls.resolve(folder) ?? folder
        self.durability = durability
    }

    /// Makes the folder and what it needs inside, if missing.
    public func prepare() throws(StoreError) {
        try SystemCalls.makeFolders(folder, durability)
        do {
            try SystemCalls.check("make the folder", staging) { mkdir(staging, 0o700) }
        } catch .system(_, _, EEXIST) where SystemCalls.facts(of: staging).map(\.isFolder) == true {
            return
        }
    }

    /// Makes an empty file to write a variant into; `prepare` must have run.
    public func stage() throws(StoreError) -> StagedFile {
        try StagedFile(in: staging)
    }

    /// The path of a published file; throws `StoreError.badName` on a name that could lie elsewhere.
    func path(of name: String) throws(StoreError) -> String {
        try FileName.check(name)
        return "\(folder)/\(name)"
    }
}
