/// What one preset made of one picture, in strings that a template prints as they are.
public enum ManifestPreset: Sendable, Equatable {
    /// Everything that a `<picture>` element needs.
    case picture(ManifestPicture)
    /// The one file that a card on a social network shows.
    case social(ManifestSocial)
}

/// Everything that a `<picture>` element needs.
public struct ManifestPicture: Sendable, Equatable {
    /// A `<source>` element.
    public struct Source: Sendable, Equatable {
        /// The media type, as `image/avif`.
        public var type: String
        /// The media query of an art-directed source; nil where the source serves every screen.
        public var media: String?
        /// The width and height in pixels of the largest file.
        public var width: Int, height: Int
        /// All files with their widths, rising.
        public var srcset: String
        /// How wide the picture is laid out.
        public var sizes: String

        /// Makes a source.
        public init(type: String, media: String? = nil, width: Int, height: Int, srcset: String, sizes: String) {
            self.type = type
            self.media = media
            self.width = width
            self.height = height
            self.srcset = srcset
            self.sizes = sizes
        }
    }

    /// The `<img>` element, which every browser understands.
    public struct Img: Sendable, Equatable {
        /// The URL of the largest file.
        public var src: String
        /// The width and height in pixels of the largest file.
        public var width: Int, height: Int
        /// All files with their widths, rising.
        public var srcset: String

        /// Makes an image element.
        public init(src: String, width: Int, height: Int, srcset: String) {
            self.src = src
            self.width = width
            self.height = height
            self.srcset = srcset
        }
    }

    /// The `<link rel="preload" as="image">` of the first format; browsers that lack the format skip it by its type.
    public struct Preload: Sendable, Equatable {
        /// The media type.
        public var type: String
        /// The value of `imagesrcset`.
        public var imagesrcset: String
        /// The value of `imagesizes`.
        public var imagesizes: String

        /// Makes a preload link.
        public init(type: String, imagesrcset: String, imagesizes: String) {
            self.type = type
            self.imagesrcset = imagesrcset
            self.imagesizes = imagesizes
        }
    }

    /// All files of one format.
    public struct Format: Sendable, Equatable {
        /// The format's name, the media type without `image/`.
        public var name: String
        /// The files, widths rising.
        public var variants: [ManifestVariant]

        /// Makes the list of one format's files.
        public init(name: String, variants: [ManifestVariant]) {
            self.name = name
            self.variants = variants
        }
    }

    /// How wide the picture is laid out, the value of the `sizes` attribute.
    public var sizes: String
    /// The value of the `loading` attribute.
    public var loading: String
    /// The value of the `fetchpriority` attribute; nil where it is the browser's choice.
    public var fetchPriority: String?
    /// All formats but the last, in the order a browser should consider them.
    public var sources: [Source]
    /// The last format.
    public var img: Img
    /// The first format, for pages that load this picture before all else; nil where it is loaded lazily, since a
    /// preload link would defeat that and the file of a large site is an eighth smaller without.
    public var preload: Preload?
    /// Every file with its length, for templates that build their own markup; nil where nobody asked for it.
    public var formats: [Format]?

    /// Makes the record of one preset; `ManifestPreset.make` does so from lists of files.
    public init(
        sizes: String,
        loading: String,
        fetchPriority: String?,
        sources: [Source],
        img: Img,
        preload: Preload? = nil,
        formats: [Format]? = nil
    ) {
        self.sizes = sizes
        self.loading = loading
        self.fetchPriority = fetchPriority
        self.sources = sources
        self.img = img
        self.preload = preload
        self.formats = formats
    }
}

/// The one file that a card on a social network shows.
public struct ManifestSocial: Sendable, Equatable {
    /// The URL, with the site's base but without its host.
    public var url: String
    /// The width and height in pixels.
    public var width: Int, height: Int
    /// The media type.
    public var type: String

    /// Makes the record of one file.
    public init(url: String, width: Int, height: Int, type: String) {
        self.url = url
        self.width = width
        self.height = height
        self.type = type
    }
}
