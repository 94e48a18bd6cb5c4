import Glibc
import Resampling

/// Scaling as the formulas say it, in double precision, place by place.
enum Reference {
    static func light(_ code: UInt8) -> Double {
        let value = Double(code) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    static func code(_ light: Double) -> UInt8 {
        let light = min(max(light, 0), 1)
        let value = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
        return UInt8((value * 255).rounded())
    }

    /// Lanczos3 of a picture without alpha.
    ///
    /// - Parameter held: whether each pass limits how far its results leave the samples of the main lobe.
    static func resized(_ picture: Raster, width: Int, height: Int, held: Bool) -> Raster {
        var plane = picture.samples.map(light)
        plane = scaled(plane, from: picture.height, to: height, stride: picture.width * picture.bands, held: held)
        // Turned so that the second axis is scaled as the first one was.
        var turned: [Double] = []
        for x in 0..<picture.width {
            for y in 0..<height {
                for band in 0..<picture.bands { turned.append(plane[(y * picture.width + x) * picture.bands + band]) }
            }
        }
        turned = scaled(turned, from: picture.width, to: width, stride: height * picture.bands, held: held)
        return Pictures.made(width, height, bands: picture.bands) { x, y, band in
            code(turned[(x * height + y) * picture.bands + band])
        }
    }

    private static func scaled(_ plane: [Double], from source: Int, to target: Int, stride: Int, held: Bool) -> [Double]
    {
        let scale = Double(source) / Double(target)
        let stretch = max(1, scale)
        var result: [Double] = []
        for place in 0..<target {
            let centre = (Double(place) + 0.5) * scale - 0.5
            let taps = (Int(centre - 3 * stretch) - 1...Int(centre + 3 * stretch) + 1).map { tap in
                (place: min(max(tap, 0), source - 1), distance: (Double(tap) - centre) / stretch)
            }
            let total = taps.reduce(0) { $0 + kernel($1.distance) }
            let lobe = taps.filter { abs($0.distance) < 1 - 1e-6 }
            for index in 0..<stride {
                let value = taps.reduce(0) { $0 + kernel($1.distance) * plane[$1.place * stride + index] } / total
                let samples = lobe.map { plane[$0.place * stride + index] }
                result.append(held ? limited(value, low: samples.min() ?? 0, high: samples.max() ?? 1) : value)
            }
        }
        return result
    }

    private static func limited(_ value: Double, low: Double, high: Double) -> Double {
        let allowance = (high - low) / 2
        return min(max(value, low - allowance, low / 2), high + allowance, 1)
    }

    private static func kernel(_ x: Double) -> Double { abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0 }

    private static func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(.pi * x) / (.pi * x) }
}
