/// The use of a picture on the page, which is the name of its built-in preset.
enum PictureUse: String, Sendable {
    case header, card, thumb

    /// Chooses by what the picture belongs to.
    init(_ picture: PicturePath, in loops: [Loop]) {
        self = picture.isOfNeighbour ? .thumb : loops.isEmpty && picture.isOfPage ? .header : .card
    }

    /// The preset's `loading`.
    var loading: String { self == .header ? "eager" : "lazy" }

    /// The preset's `fetchpriority`.
    var fetchpriority: String { self == .header ? "high" : "auto" }
}
