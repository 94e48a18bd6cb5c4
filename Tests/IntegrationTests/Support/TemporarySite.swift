import Foundation
import TestSupport
import Testing

/// A site in a folder of its own.
struct TemporarySite {
    private let folder: TemporaryFolder
    /// The site's folder.
    var path: String { folder.path }

    /// Makes an empty folder.
    init() throws {
        folder = try TemporaryFolder()
    }

    /// Makes a copy of the sample site.
    static func sample() throws -> TemporarySite {
        let site = try TemporarySite()
        for entry in try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.sample.path) {
            try site.folder.copy(ProjectFolder.sample.appending(path: entry), to: entry)
        }
        return site
    }

    /// Presets whose variants take little time to make.
    static let quickPresets = """
        presets:
          header: {widths: [320], sizes: 320px, formats: [webp, jpeg]}
          card: false
          social: false
          thumb: {formats: [jpeg]}

        """

    /// Makes a site of one post and one photograph, with the quick presets.
    static func small() throws -> TemporarySite {
        let site = try TemporarySite()
        try site.picture("7b871d522e7187bc9ecc3d6614c60bf8.jpg", to: "assets/images/one.jpg")
        try site.post("2025-07-09-a", image: "assets/images/one.jpg")
        try site.write(quickPresets, to: "assets.yml")
        return site
    }

    /// Writes a file and the folders above it.
    func write(_ text: String, to relative: String) throws {
        try folder.write(text, to: relative)
    }

    /// Writes a file and the folders above it.
    func write(_ bytes: some Sequence<UInt8>, to relative: String) throws {
        try folder.write(bytes, to: relative)
    }

    /// Makes an empty folder and those above it.
    func makeFolder(_ relative: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path(relative), withIntermediateDirectories: true)
    }

    /// Writes a post of the usual shape that names a picture.
    func post(_ name: String, image: String, date: String = "2025-07-09T00:01:04") throws {
        try write(
            "---\nlayout: post\ntitle: \"\(name)\"\ndate: \(date)\nimage: \(image)\n---\n",
            to: "_posts/\(name).md"
        )
    }

    /// Copies one of the sample's pictures in.
    func picture(_ name: String, to relative: String) throws {
        try folder.copy(ProjectFolder.pictures.appending(path: name), to: relative)
    }

    /// Every file below a folder with its content.
    ///
    /// The ledger of variants is left out, since its lines stand in the order in which jobs ended.
    func tree(_ relative: String) throws -> [String: Data] {
        try folder.files(in: relative).filter { !$0.key.hasSuffix(".ledger") }
    }

    /// What templates read.
    func manifest() throws -> [String: Any] {
        let data = try Data(contentsOf: folder.url("_data/assets.json"))
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// The paths of all variants that the manifest lists, relative to the site.
    func listedVariants() throws -> [String] {
        let images = try #require(try manifest()["images"] as? [String: [String: Any]])
        return images.values.flatMap { image in
            let prefix = image["prefix"] as? String ?? ""
            let words = image.values.compactMap { $0 as? String }.flatMap { $0.split { $0 == " " || $0 == "|" } }
            return words.filter { $0.hasPrefix("*") }.map { String((prefix + $0.dropFirst()).drop { $0 == "/" }) }
        }
    }
}
