/// The last rows of one scale of a picture, its channels one after the other, with zeros before and after each.
struct ChannelRows: ~Copyable {
    /// As many zeros as a blur reaches to, and whole vectors.
    private static let margin = 2 * Vector.scalarCount
    /// As many rows as a blur is behind, and the row itself.
    private static let kept = Gaussian.reach + 1

    private let layout: ScaleLayout
    private let rows: Rows
    private let xyb: XYB
    private var pitch: Int { layout.stride + 2 * Self.margin }

    /// Makes room for as many channels.
    init(_ layout: ScaleLayout, count: Int) {
        self.layout = layout
        xyb = XYB(width: layout.size.width, isExact: layout.isRecursive)
        rows = Rows(count: Self.kept, length: count * (layout.stride + 2 * Self.margin))
    }

    /// A row of the channel at a place in the layout: the last one, or up to four rows before it.
    func row(_ y: Int, channel: Int) -> Row { rows[y % Self.kept] + channel * pitch + Self.margin }

    /// Puts a row of linear red, green and blue in place of the oldest.
    func convert(_ linear: Row, y: Int) {
        func row(_ index: Int) -> Row? {
            layout.channels.firstIndex { $0.index == index }.map { self.row(y, channel: $0) }
        }
        let width = layout.size.width
        xyb.convert(linear, stride: layout.stride, x: row(0), y: row(1), b: row(2))
        for channel in layout.channels.indices {
            (self.row(y, channel: channel) + width).update(repeating: 0, count: layout.stride - width)
        }
    }
}
