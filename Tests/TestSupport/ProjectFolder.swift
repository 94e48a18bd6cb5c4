import Foundation

/// Places of the project under test.
public enum ProjectFolder {
    /// The folder with `Package.swift`.
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The sample site.
    public static let sample = root.appending(path: "samples/site")

    /// The sample site's pictures.
    public static let pictures = sample.appending(path: "assets/images")
}
