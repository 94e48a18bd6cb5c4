import CHEIF

/// What an AV1 encoder is told.
struct AV1Settings {
    /// An option by the name that libheif has for it.
    struct Option: Equatable {
        var name: String
        var value: String
    }

    /// 0...100 as libheif counts.
    var quality: Int
    /// 0...9 as libvips counts.
    var effort: Int
    /// The encoder's own options, those most worth having first.
    ///
    /// Quantisation by matrices that spare what the eye sees, and block decisions that know of them: 4 to 6 % fewer bytes
    /// at equal SSIMULACRA2. libaom's own least matrix, 5, is so steep that some pictures grow by 7 % at high quality; with
    /// 7 the worst grows by 1 %. `deltaq-mode` 3 brings nothing beside them, costs time, makes butteraugli 2 % worse and
    /// scores jump from one quality to the next.
    ///
    /// Blocks are squares: rectangular ones are worth 2 % of the bytes and 40 % of the time, and a finer search elsewhere
    /// buys more with that.
    var options = [
        Option(name: "aom:enable-qm", value: "1"),
        Option(name: "aom:dist-metric", value: "qm-psnr"),
        Option(name: "aom:qm-min", value: "7"),
        Option(name: "aom:enable-rect-partitions", value: "0"),
    ]

    init(quality: Int, effort: Int) {
        self.quality = quality
        self.effort = effort
    }

    /// Tells it to an encoder.
    ///
    /// Only quality and speed must be taken: other encoders than libaom have options of their own, and some write
    /// 4:2:0 alone.
    func apply(to encoder: OpaquePointer) throws(HEIFError) {
        try HEIFError.check(heif_encoder_set_lossy_quality(encoder, Int32(quality)))
        try HEIFError.check(heif_encoder_set_parameter_integer(encoder, "speed", Int32(9 - effort)))
        _ = heif_encoder_set_parameter_string(encoder, "chroma", "444")
        // Each core has a worker already; more threads cost time and memory.
        _ = heif_encoder_set_parameter_integer(encoder, "threads", 1)
        for option in options { _ = heif_encoder_set_parameter_string(encoder, option.name, option.value) }
    }
}
