import Vips

/// Puts a credit, and nothing else, on an image that is about to be saved.
enum CreditWriter {
    /// Sets the EXIF Artist and Copyright and a minimal XMP packet; sets nothing where the credit is empty.
    static func write(_ credit: Credit, to image: Image) {
        guard !credit.isEmpty else { return }
        if !credit.creators.isEmpty { image.set("exif-ifd0-Artist", to: exif(credit.creators.joined(separator: "; "))) }
        if let rights = credit.rights { image.set("exif-ifd0-Copyright", to: exif(rights)) }
        image.set("xmp-data", to: Array(packet(of: credit).utf8))
    }

    /// The XMP packet, without padding, because nobody edits variants in place.
    static func packet(of credit: Credit) -> String {
        var properties = ""
        if !credit.creators.isEmpty {
            let items = credit.creators.map { "<rdf:li>\(escaped($0))</rdf:li>" }.joined()
            properties += "<dc:creator><rdf:Seq>\(items)</rdf:Seq></dc:creator>"
        }
        if let rights = credit.rights {
            let item = "<rdf:li xml:lang=\"x-default\">\(escaped(rights))</rdf:li>"
            properties += "<dc:rights><rdf:Alt>\(item)</rdf:Alt></dc:rights>"
        }
        if let line = credit.line { properties += "<photoshop:Credit>\(escaped(line))</photoshop:Credit>" }
        if let source = credit.source { properties += "<photoshop:Source>\(escaped(source))</photoshop:Source>" }
        return """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">\(properties)</rdf:Description></rdf:RDF></x:xmpmeta>
            """
    }

    /// libvips takes the last words in brackets for its own remark on the type and drops them, so there must be some.
    private static func exif(_ text: String) -> String { text + " (ASCII)" }

    private static func escaped(_ text: String) -> String {
        // By scalars, as XML has it: to Swift a `<` with an accent behind it is another character.
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
