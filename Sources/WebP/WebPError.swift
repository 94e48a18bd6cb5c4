import CWebP

/// Why a WebP file is not written or read, in one line for people.
public struct WebPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One clause without the file's name.
    public var message: String

    init(_ message: String) { self.message = message }

    /// Says why libwebp did not encode or convert a picture.
    init(_ error: WebPEncodingError) {
        switch error {
        case VP8_ENC_ERROR_OUT_OF_MEMORY, VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY, VP8_ENC_OK:
            message = "there is not enough memory"
        case VP8_ENC_ERROR_PARTITION0_OVERFLOW, VP8_ENC_ERROR_PARTITION_OVERFLOW, VP8_ENC_ERROR_FILE_TOO_BIG:
            message = "the picture takes more bytes than WebP holds at this quality"
        default:
            message = "libwebp does not encode this, error \(error.rawValue)"
        }
    }

    /// Throws where libwebp did not read a file.
    static func check(_ status: VP8StatusCode) throws(WebPError) {
        switch status {
        case VP8_STATUS_OK: return
        case VP8_STATUS_OUT_OF_MEMORY: throw WebPError("there is not enough memory")
        case VP8_STATUS_UNSUPPORTED_FEATURE: throw WebPError("the file has what libwebp does not read")
        case VP8_STATUS_NOT_ENOUGH_DATA: throw WebPError("the file is cut off")
        default: throw WebPError("the file is damaged or no WebP")
        }
    }

    /// The message.
    public var description: String { message }
}
