import Glibc
import Presets
import Vips

/// What a file that was just written says of itself.
enum WrittenFile {
    /// The size of one frame by the file's header; nil where the descriptor cannot be read.
    static func size(of descriptor: Int32, as format: ImageFormat) throws(RenderingError) -> PixelSize? {
        guard fcntl(descriptor, F_GETFL) & O_ACCMODE == O_RDWR else { return nil }
        guard let kind = SourceKind(startingWith: FileBytes.head(of: descriptor, count: 32)) else {
            throw RenderingError(.failed, "the \(format) that was written has no known signature")
        }
        lseek(descriptor, 0, SEEK_SET)
        return try making { () throws(VipsError) in
            let header = try Image.make(kind.loader, ["source": .source(Source(descriptor: descriptor))])
            return PixelSize(width: header.width, height: header.height)
        }
    }
}
