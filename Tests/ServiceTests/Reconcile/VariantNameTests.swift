import Presets
import Rendering
import Testing

@testable import Service

@Suite("The file name of a variant")
struct VariantNameTests {
    private let spec = VariantSpec(
        format: .jpeg,
        size: PixelSize(width: 640, height: 443),
        quality: 78,
        effort: 0
    )

    @Test(
        "holds the source's stem, the width and the key",
        arguments: [
            ("assets/images/c9ab2e47ddc8beae45256d9dd6d0376d.jpg", "c9ab2e47ddc8beae45256d9dd6d0376d"),
            ("a b, c.png", "a-b-c"),
            ("photo.final.v2.JPG", "photo-final-v2"),
            ("만화/그림.png", "image"),
            ("été.jpg", "t"),
            (".jpg", "image"),
            ("..jpg", "image"),
            ("-rf.jpg", "rf"),
            ("_draft.jpg", "draft"),
            ("a__b--c.jpg", "a__b-c"),
            ("quo\"te'<x>.jpg", "quo-te-x"),
        ]
    )
    func stem(path: String, stem: String) {
        #expect(
            VariantName.make(stem: VariantName.stem(of: path), spec: spec, key: "k234567abcde")
                == "\(stem)-640-k234567abcde.jpg"
        )
    }

    @Test("never exceeds what file systems hold")
    func long() {
        let stem = VariantName.stem(of: String(repeating: "x", count: 5000) + ".jpg")
        let name = VariantName.make(stem: stem, spec: spec, key: "k234567abcde")
        #expect(name.utf8.count < 130)
        #expect(name.hasSuffix("-640-k234567abcde.jpg"))
    }
}
