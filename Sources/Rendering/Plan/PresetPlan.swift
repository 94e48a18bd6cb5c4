import Presets

/// What one preset makes of one source.
public enum PresetPlan: Hashable, Sendable {
    /// The variants, formats in the preset's order (with its substitutions), widths rising within a format.
    case variants([FormatPlan])
    /// No variants: the page shows the source itself, for the given reason.
    case leaveAlone(reason: String)

    /// The variants of one format, widths rising.
    public struct FormatPlan: Hashable, Sendable {
        /// The format of every variant here.
        public var format: ImageFormat
        /// The variants, widths rising.
        public var variants: [VariantSpec]

        /// Makes the plan of one format.
        public init(format: ImageFormat, variants: [VariantSpec]) {
            self.format = format
            self.variants = variants
        }
    }
}
