import Foundation

/// A photo as a camera writes it: turned by EXIF, with a place, a camera and credit.
public enum CameraPhoto {
    /// What the credit lines say.
    public static let artist = "Ada Example", rights = "(c) 2026 Ada"
    /// The model of the camera, which nobody is to learn.
    public static let secret = "S3CRET-CAMERA"
    /// A picture of 24 x 16 pixels whose left third is transparent.
    public static let cutout =
        Data(
            base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAJElEQVR42mNkIABOaMj9Z6AAMDHQGIxaMGrBqAWj"
                + "FoxaQA0AAI+GAi1W1/5HAAAAAElFTkSuQmCC"
        ) ?? Data()

    /// A JPEG file of 940 x 650 pixels that is to be shown turned by a quarter, 650 x 940; copies of different numbers are
    /// different files.
    public static func jpeg(_ number: Int = 0) throws -> Data {
        let plain = try Data(contentsOf: ProjectFolder.pictures.appending(path: "default.jpg"))
        let exif = Array("Exif\0\0".utf8) + tiff(number)
        // Behind the start of the file and its JFIF header of 18 bytes.
        var file = Data(plain[..<20])
        file += [0xFF, 0xE1] + bytes(UInt16(exif.count + 2)) + exif
        return file + Data(plain[20...])
    }

    /// EXIF by section 4.6 of its standard: a directory of five entries, one of four about the place, and their texts.
    private static func tiff(_ number: Int) -> [UInt8] {
        let model = Array("\(secret) \(number)\0".utf8)
        let (artist, rights) = (Array("\(artist)\0".utf8), Array("\(rights)\0".utf8))
        let place = 8 + 2 + 5 * 12 + 4
        let texts = place + 2 + 2 * 12 + 4
        let (ascii, short, long, rational): (UInt16, UInt16, UInt16, UInt16) = (2, 3, 4, 5)
        var file = Array("MM\0*".utf8) + bytes(UInt32(8)) + bytes(UInt16(5))
        file += entry(0x0110, ascii, model.count, bytes(UInt32(texts)))
        file += entry(0x0112, short, 1, [0, 6, 0, 0])
        file += entry(0x013B, ascii, artist.count, bytes(UInt32(texts + model.count)))
        file += entry(0x8298, ascii, rights.count, bytes(UInt32(texts + model.count + artist.count)))
        file += entry(0x8825, long, 1, bytes(UInt32(place))) + bytes(UInt32(0))
        file += bytes(UInt16(2)) + entry(1, ascii, 2, Array("N\0\0\0".utf8))
        file += entry(2, rational, 3, bytes(UInt32(texts + model.count + artist.count + rights.count)))
        file += bytes(UInt32(0)) + model + artist + rights
        return file + [52, 1, 30, 1, 0, 1].flatMap { bytes(UInt32($0)) }
    }

    private static func entry(_ tag: UInt16, _ type: UInt16, _ count: Int, _ value: [UInt8]) -> [UInt8] {
        bytes(tag) + bytes(type) + bytes(UInt32(count)) + value
    }

    private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }
}
