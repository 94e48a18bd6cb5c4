/// The resolution of colour against that of brightness.
public enum JPEGChroma: String, Codable, Sendable {
    /// Half, both ways (4:2:0).
    case halved
    /// The same (4:4:4).
    case full
}
