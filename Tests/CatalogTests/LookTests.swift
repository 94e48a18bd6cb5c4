import Testing

@testable import Catalog

@Suite("How a source looks")
struct LookTests {
    @Test(
        "is taken from others only where it is a colour and a picture, since it goes into pages",
        arguments: [
            ("#a0B1c2", "data:image/webp;base64,AAAA", true), ("", "", false),
            ("red", "data:image/webp;base64,AAAA", false),
            ("#a0b1c", "data:image/webp;base64,AAAA", false), ("#a0b1c2;}", "data:image/webp;base64,AAAA", false),
            ("#a0b1c2", "data:text/html;base64,AAAA", false), ("#a0b1c2", "data:image/webp;base64,AA\"><b>", false),
            ("#a0b1c2", "data:image/\"x;base64,AAAA", false), ("\"><script>", "data:image/webp;base64,AAAA", false),
        ]
    )
    func checking(color: String, placeholder: String, isGood: Bool) {
        #expect((SourceRecord.Look(checking: color, placeholder: placeholder) != nil) == isGood)
    }
}
