import Presets

/// What this machine can really write and read, each format tried on a few pixels.
public struct CodecReport: Codable, Hashable, Sendable {
    /// A format that can be written.
    public struct Writer: Codable, Hashable, Sendable {
        /// The format.
        public var format: ImageFormat
        /// The shared libraries that took part, with their versions, in one line; part of every variant's key.
        public var version: String

        /// Makes the record of a format that can be written.
        public init(format: ImageFormat, version: String) {
            self.format = format
            self.version = version
        }
    }

    /// A format that cannot be written.
    public struct Refusal: Codable, Hashable, Sendable {
        /// The format.
        public var format: ImageFormat
        /// What libvips said, in one line.
        public var reason: String

        /// Makes the record of a format that cannot be written.
        public init(format: ImageFormat, reason: String) {
            self.format = format
            self.reason = reason
        }
    }

    /// The version of libvips, as `8.14.1`.
    public var libvips: String
    /// The formats that can be written, in the order of `ImageFormat`.
    public var writers: [Writer]
    /// The formats that cannot.
    public var refusals: [Refusal]
    /// The kinds of sources that can be read, as `SourceFacts.format` names them.
    public var readers: [String]
    /// The paths of all shared libraries that took part, sorted; while these files are as they are, so is the report.
    public var libraries: [String]

    /// Makes a report; `trial` finds out what is true of this machine.
    public init(
        libvips: String,
        writers: [Writer],
        refusals: [Refusal] = [],
        readers: [String] = [],
        libraries: [String] = []
    ) {
        self.libvips = libvips
        self.writers = writers
        self.refusals = refusals
        self.readers = readers
        self.libraries = libraries
    }

    /// The formats that can be written.
    public var available: Set<ImageFormat> { Set(writers.map(\.format)) }

    /// The libraries that write a format, with their versions; nil where it cannot be written.
    public func version(of format: ImageFormat) -> String? { writers.first { $0.format == format }?.version }
}
