/// Divides the size of a picture while its rows come in, so that the large picture is never in memory.
///
/// Each pixel of the result is the mean light of an equal part of the picture, about `factor` pixels in a square. Where
/// the factor does not divide a side, the parts are a little smaller and share the pixels on their edges by area:
/// so the result is the whole picture, every pixel counts the same, and nothing is moved or stretched at the far end.
public struct BoxShrink: ~Copyable {
    private let curve: ToneCurve
    private let bands: Int
    private let hasAlpha: Bool
    private let columns: Cells
    private let lines: Cells
    private let copies: Bool
    private let width: Int
    /// The sum of the rows since the last line of the result.
    private var sum: [Float]
    /// The row that two lines share.
    private var row: [Float]
    /// The line of the result that comes next.
    private var means: [Float]
    private var line = 0
    private var taken = 0
    private var samples: [UInt8] = []

    /// The size of the result for a side of `length` pixels: `length / factor`, rounded up.
    public static func size(of length: Int, factor: Int) -> Int { (length + factor - 1) / factor }

    /// Begins a picture.
    ///
    /// - Parameters:
    ///   - width: in pixels, at least 1.
    ///   - height: the same.
    ///   - bands: samples in a pixel, 1...4.
    ///   - hasAlpha: whether the last band is alpha, which is not multiplied into the others.
    ///   - factor: what the size is divided by, at least 1; 1 copies.
    ///   - curve: how the samples relate to light.
    public init(width: Int, height: Int, bands: Int, hasAlpha: Bool, factor: Int, curve: ToneCurve) {
        precondition(width >= 1 && height >= 1 && factor >= 1, "a picture has pixels, and shrinks")
        precondition(1...4 ~= bands && (bands > 1 || !hasAlpha), "a pixel has 1 to 4 bands, and not only alpha")
        self.width = width
        self.bands = bands
        self.hasAlpha = hasAlpha
        self.curve = curve
        columns = Cells(of: width, factor: factor)
        lines = Cells(of: height, factor: factor)
        copies = factor == 1
        sum = [Float](repeating: 0, count: factor == 1 ? 0 : width * bands)
        row = sum
        means = [Float](repeating: 0, count: columns.count * bands)
        samples.reserveCapacity(columns.count * lines.count * bands)
    }

    /// Takes the next row, from top to bottom; `width * bands` bytes.
    public mutating func add(_ row: UnsafeRawBufferPointer) {
        precondition(row.count == width * bands && line < lines.count, "rows fit the picture")
        guard !copies else {
            samples.append(contentsOf: row)
            line += 1
            return
        }
        let codes = row.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped
        if taken < lines.ends[line] {
            sum.withUnsafeMutableBufferPointer { sum in
                let sum = sum.baseAddress.unsafelyUnwrapped
                curve.add(codes, pixels: width, bands: bands, hasAlpha: hasAlpha, to: sum)
            }
        } else {
            share(codes)
        }
        taken += 1
        if taken == lines.ends[line], lines.shares[line] == 0 { finishLine(rest: 0) }
    }

    /// Gives the picture; every row has come by then.
    public consuming func finished() -> Raster {
        precondition(line == lines.count, "every row has come")
        return Raster(width: columns.count, height: lines.count, bands: bands, hasAlpha: hasAlpha, samples: samples)
    }

    /// Divides a row between the line that it ends and the next one.
    private mutating func share(_ codes: UnsafePointer<UInt8>) {
        row.withUnsafeMutableBufferPointer { row in
            let row = row.baseAddress.unsafelyUnwrapped
            curve.decode(codes, pixels: width, bands: bands, hasAlpha: hasAlpha, to: row)
        }
        let share = lines.shares[line]
        for index in sum.indices { sum[index] += share * row[index] }
        finishLine(rest: 1 - share)
    }

    /// Encodes a line, and begins the next one with the rest of the row that was divided.
    private mutating func finishLine(rest: Float) {
        let (curve, columns, bands, hasAlpha) = (curve, columns, bands, hasAlpha)
        let height = 1 / lines.weight
        means.withUnsafeMutableBufferPointer { means in
            sum.withUnsafeBufferPointer { sum in
                let means = means.baseAddress.unsafelyUnwrapped
                columns.means(of: sum.baseAddress.unsafelyUnwrapped, bands: bands, lines: height, to: means)
            }
        }
        let start = samples.count
        samples.append(contentsOf: repeatElement(0, count: means.count))
        samples.withUnsafeMutableBufferPointer { samples in
            means.withUnsafeBufferPointer { means in
                let codes = samples.baseAddress.unsafelyUnwrapped + start
                let light = means.baseAddress.unsafelyUnwrapped
                curve.encode(light, pixels: columns.count, bands: bands, hasAlpha: hasAlpha, to: codes)
            }
        }
        line += 1
        if rest == 0 {
            sum.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        } else {
            for index in sum.indices { sum[index] = rest * row[index] }
        }
    }
}
