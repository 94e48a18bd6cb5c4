import Perception

/// The metric: what a search pays once for each width, and what it pays for each probe.
func perceptionBenchmarks() {
    for size in [PictureSize.small, .large] {
        pixelBenchmark("Perception: prepare a reference, \(size)", pixels: size.pixels) {
            Picture.samples(size)
        } kernel: { samples in
            SSIMULACRA2(reference: samples, width: size.width, height: size.height)
        }
        pixelBenchmark("Perception: score a probe, \(size)", pixels: size.pixels) {
            let reference = SSIMULACRA2(reference: Picture.samples(size), width: size.width, height: size.height)
            return (reference: reference, probe: Picture.samples(size, seed: 2))
        } kernel: { state in
            state.reference.score(of: state.probe)
        }
    }
}
