/// What a site's `assets.yml` says, over what works without one.
public struct Configuration: Sendable, Hashable {
    /// Bounds on what a source may ask of the machine; each is named in the error of the source that exceeds it.
    public struct Limits: Codable, Sendable, Hashable {
        /// Width times height, in pixels.
        public var pixels: Int = 200_000_000
        /// The width, in pixels.
        public var width: Int = 65_535
        /// The height, in pixels.
        public var height: Int = 65_535
        /// The frames of an animation.
        public var frames: Int = 10_000
        /// EXIF, XMP, IPTC and colour profile together, in bytes.
        public var metadata: Int = 20_000_000
        /// Width times height times frames of an animation, in pixels.
        public var animationPixels: Int = 100_000_000
        /// The source file, in bytes.
        public var bytes: Int = 200_000_000
        /// The time one job may take in a worker, in seconds; large variants in slow formats get more.
        public var deadline: Int = 120
        /// The memory of all workers together, in bytes; nil for three quarters of what the machine or the process's
        /// control group has.
        public var memory: Int?
        /// All published variants together, in bytes; nil for no bound.
        public var published: Int?

        /// The defaults.
        public init() {}

        /// Whether all frames of an animation may be held at once; a single picture always may.
        ///
        /// - Parameters:
        ///   - width: The width of a frame in pixels.
        ///   - height: The height of a frame in pixels.
        ///   - frames: The number of frames.
        public func allowsFrames(width: Int, height: Int, frames: Int) -> Bool {
            frames <= 1 || width * height <= animationPixels / frames
        }
    }

    /// Presets in use, sorted by name.
    public var presets: [Preset]
    /// Folders of posts, relative to the site; empty means what the site's generator uses.
    public var posts: [String] = []
    /// Front matter keys that name a picture, nested ones with dots; empty means the known ones.
    public var keys: [String] = []
    /// Whether pictures in the bodies of posts get variants too.
    public var bodies: Bool = false
    /// The folder of the variants, relative to the site.
    public var output: String = "assets/variants"
    /// The folder that added photos go into, relative to the site.
    public var images: String = "assets/images"
    /// The folder in which photos wait to be added, relative to the site; nil where there is none.
    public var inbox: String?
    /// The file that templates read, relative to the site.
    public var manifest: String = "_data/assets.json"
    /// Whether the manifest also lists every variant with its size in bytes, for templates that build their own markup.
    public var details: Bool = false
    /// What stands before every URL, as `/blog`; nil means what the site's generator is told.
    public var baseURL: String?
    /// What is still there after a power cut.
    public var durability = Durability.batch
    /// Bounds on sources.
    public var limits = Limits()
    /// The most bytes that a variant may have, by preset and format; what is not listed may have any.
    public var budgets: [String: [ImageFormat: Int]] = [:]
    /// Where the status page of a watcher is; nil where there shall be none.
    public var status: StatusAddress? = StatusAddress()
    /// How long `assets clean` keeps what nothing calls for any more.
    public var grace = GracePeriod.standard

    /// Whether a path relative to the site is the folder of the variants, or lies in it.
    public func isInOutput(_ path: String) -> Bool { (path + "/").hasPrefix(output + "/") }

    /// Makes a configuration of presets alone.
    public init(presets: [Preset]) {
        self.presets = presets
    }
}
