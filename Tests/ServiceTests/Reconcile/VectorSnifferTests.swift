import Testing

@testable import Service

@Suite("Telling SVG drawings")
struct VectorSnifferTests {
    @Test(
        "by the root element, whatever stands before it",
        arguments: [
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<svg>",
            "\u{FEFF}  \n<svg\nwidth='1'>",
            "<?xml version='1.0'?><!-- a > b --><svg >",
            "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>\n<svg a='b'>",
            "<!DOCTYPE svg [ <!ENTITY a 'b>c'> ]><svg >",
        ]
    )
    func drawing(document: String) {
        #expect(VectorSniffer.isVector(document))
    }

    @Test(
        "and no other document that holds one",
        arguments: [
            "",
            "<",
            "<html><svg></svg></html>",
            "<!DOCTYPE html><html><body><svg></svg>",
            "<?xml version='1.0'?><html><svg>",
            "<!-- <svg> -->",
            "<!-- never closed <svg>",
            "<svgs>",
            "GIF89a<svg>",
        ]
    )
    func noDrawing(document: String) {
        #expect(!VectorSniffer.isVector(document))
    }
}
