import Resampling

/// Each size from the smallest level at hand that is large enough, so that no width pays for the whole picture.
struct Levels {
    /// The pictures of one view, largest first.
    private(set) var pictures: [Picture] = []

    /// Scales a picture to sizes that fall, with Lanczos3 in linear light.
    init(_ sizes: [PixelSize], from base: Picture) {
        for size in sizes {
            // Levels fall in size, so the last that is twice as large is the smallest that serves.
            let level = pictures.last { $0.size.width >= 2 * size.width && $0.size.height >= 2 * size.height } ?? base
            pictures.append(level.map { $0.scaled(to: size) })
        }
    }

    /// Gives the smallest picture away, so that none is held longer than it is of use; nil when all are gone.
    ///
    /// In this order searches learn for the least time: what small pictures find out is found for all.
    mutating func takeSmallest() -> Picture? { pictures.popLast() }
}

extension Raster {
    /// The raster scaled to a size; the same one where it has that size.
    func scaled(to size: PixelSize) -> Raster {
        width == size.width && height == size.height ? self : resized(width: size.width, height: size.height)
    }
}
