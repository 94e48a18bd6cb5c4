import Resampling
import Vips

/// A decoded picture in memory: upright, sRGB, 8 bits, 3 bands or 4 with alpha, without metadata.
struct Picture {
    /// The first frame; the only one of a still.
    var first: Raster
    /// All frames of an animation but the first.
    var rest: [Raster] = []
    /// How long each frame of an animation shows, in milliseconds.
    var delays: [Int] = []
    /// How often an animation plays; 0 for ever.
    var loop = 0

    /// All frames in order.
    var frames: [Raster] { [first] + rest }

    /// The size of one frame.
    var size: PixelSize { PixelSize(width: first.width, height: first.height) }

    /// The picture with a step done to every frame.
    func map<Failure>(_ step: (Raster) throws(Failure) -> Raster) throws(Failure) -> Picture {
        var result = self
        result.first = try step(first)
        result.rest = []
        for frame in rest { result.rest.append(try step(frame)) }
        return result
    }

    /// The picture without all frames but the first.
    var still: Picture { Picture(first: first) }
}

/// Runs something on decoded pixels; where it fails, the machine or the program is at fault and not the source.
func making<Result>(_ body: () throws(VipsError) -> Result) throws(RenderingError) -> Result {
    do { return try body() } catch { throw RenderingError(.failed, "rendering failed: \(error)") }
}
