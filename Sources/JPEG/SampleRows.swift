/// The pixels of one row of MCUs as brightness and colour, ready to be transformed.
///
/// The colour space is that of JFIF: BT.601 with all 256 codes (ITU-T T.871, 7). Where the picture ends before the MCUs
/// do, its last column and row are repeated. Samples are whole numbers around the middle of their range, -128...127:
/// decoders round to such numbers too, so that flat places come back as they were, which Butteraugli sees in graphics.
struct SampleRows {
    private(set) var luma: [Float]
    private(set) var blue: [Float]
    private(set) var red: [Float]
    private let width: Int
    private let paddedWidth: Int
    private let lines: Int
    private let halved: Bool
    private var pixels: [UInt8]

    /// Makes room.
    ///
    /// - Parameters:
    ///   - width: Of the picture, in pixels.
    ///   - paddedWidth: The same up to whole MCUs.
    ///   - coloured: Whether colour is wanted.
    ///   - halved: Whether it has half the resolution; then there are 16 lines, else 8.
    init(width: Int, paddedWidth: Int, coloured: Bool, halved: Bool) {
        self.width = width
        self.paddedWidth = paddedWidth
        self.halved = halved
        lines = halved ? 16 : 8
        luma = [Float](repeating: 0, count: paddedWidth * lines)
        blue = [Float](repeating: 0, count: coloured ? luma.count / (halved ? 4 : 1) : 0)
        red = blue
        pixels = [UInt8](repeating: 0, count: luma.count * 3)
    }

    /// Takes the row of MCUs that begins at a line of a picture of sRGB.
    mutating func take(_ picture: UnsafeBufferPointer<UInt8>, from line: Int) {
        copy(picture, from: line)
        convertLuma()
        if !blue.isEmpty { halved ? convertHalvedChroma() : convertChroma() }
    }

    private mutating func copy(_ picture: UnsafeBufferPointer<UInt8>, from first: Int) {
        let (stride, paddedStride) = (width * 3, paddedWidth * 3)
        let last = picture.count / stride - 1
        pixels.withUnsafeMutableBufferPointer { pixels in
            for line in 0..<lines {
                let begin = line * paddedStride
                let row = picture.extracting(min(first + line, last) * stride..<(min(first + line, last) + 1) * stride)
                _ = pixels.extracting(begin..<begin + stride).update(fromContentsOf: row)
                for index in begin + stride..<begin + paddedStride { pixels[index] = pixels[index - 3] }
            }
        }
    }

    private mutating func convertLuma() {
        pixels.withUnsafeBufferPointer { pixels in
            luma.withUnsafeMutableBufferPointer { luma in
                for index in luma.indices {
                    luma[index] = Colour(pixels, index).luma
                }
            }
        }
    }

    private mutating func convertChroma() {
        for index in blue.indices {
            let colour = pixels.withUnsafeBufferPointer { Colour($0, index) }
            (blue[index], red[index]) = colour.chroma(of: 1)
        }
    }

    /// Adds pixels up before they are converted, which comes to the same and is less to do.
    private mutating func convertHalvedChroma() {
        let columns = paddedWidth / 2
        for line in 0..<8 {
            for column in 0..<columns {
                let above = 2 &* (line &* paddedWidth &+ column)
                let colour = pixels.withUnsafeBufferPointer { pixels in
                    Colour(pixels, above) &+ Colour(pixels, above &+ 1)
                        &+ Colour(pixels, above &+ paddedWidth) &+ Colour(pixels, above &+ paddedWidth &+ 1)
                }
                let index = line &* columns &+ column
                (blue[index], red[index]) = colour.chroma(of: 4)
            }
        }
    }
}

/// A pixel of sRGB, or a sum of some.
private struct Colour {
    var red: Int32, green: Int32, blue: Int32

    init(red: Int32, green: Int32, blue: Int32) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    init(_ pixels: UnsafeBufferPointer<UInt8>, _ index: Int) {
        let base = 3 &* index
        red = Int32(pixels[base])
        green = Int32(pixels[base &+ 1])
        blue = Int32(pixels[base &+ 2])
    }

    static func &+ (left: Self, right: Self) -> Self {
        Self(red: left.red &+ right.red, green: left.green &+ right.green, blue: left.blue &+ right.blue)
    }

    /// Y, without the 128 of its middle.
    var luma: Float { Float((19_595 &* red &+ 38_470 &* green &+ 7471 &* blue &+ 32_768) >> 16 &- 128) }

    /// Cb and Cr of the mean of 1 or 4 pixels, without the 128 of their middle.
    @inline(__always)
    func chroma(of count: Int32) -> (Float, Float) {
        let shift: Int32 = count == 1 ? 16 : 18
        // A little less than a half, or the strongest colours would round to 128.
        let half: Int32 = (1 << (shift - 1)) - 1
        let first = 32_768 &* blue &- 11_059 &* red &- 21_709 &* green
        let second = 32_768 &* red &- 27_439 &* green &- 5329 &* blue
        return (Float((first &+ half) >> shift), Float((second &+ half) >> shift))
    }
}
