/// The program's version.
enum Version {
    /// As `0.1.0`, raised with each entry of the changelog.
    static let text = "0.1.0"
}
