/// The outcome of one render: a record for each specification, in their order, and how the source looks.
public struct RenderOutcome: Codable, Hashable, Sendable {
    /// One record for each specification, in their order.
    public var variants: [RenderedVariant]
    /// How the source looks.
    public var appearance: Appearance

    /// Makes an outcome.
    public init(variants: [RenderedVariant], appearance: Appearance) {
        self.variants = variants
        self.appearance = appearance
    }
}
