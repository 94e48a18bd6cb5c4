/// Creator, rights, credit line and source from an XMP packet.
///
/// XMP specification part 1, section 7: a property is an attribute of `rdf:Description` or an element in it; arrays are
/// `rdf:Seq` or `rdf:Alt` with `rdf:li`. Names are taken with their usual prefixes, which all known writers use.
enum XMPCredit {
    static func read(_ packet: [UInt8]) -> Credit {
        var credit = Credit()
        var path: [String] = []
        var text = ""
        for token in XMLScanner(packet) {
            switch token {
            case .start(let name, let attributes):
                path.append(name)
                text = ""
                guard name == "rdf:Description" else { continue }
                for (property, value) in attributes { take(value, from: property, into: &credit) }
            case .text(let part): text += part
            case .end:
                let property = path.last == "rdf:li" ? path.dropLast(2).last : path.last
                if let property { take(text, from: property, into: &credit) }
                path.removeLast(path.isEmpty ? 0 : 1)
                text = ""
            }
        }
        return credit
    }

    private static func take(_ text: String, from property: String, into credit: inout Credit) {
        guard let text = Credit.cleaned(text) else { return }
        switch property {
        case "dc:creator": if credit.creators.count < 20 { credit.creators.append(text) }
        // The first of the languages is the default one.
        case "dc:rights": credit.rights = credit.rights ?? text
        case "photoshop:Credit": credit.line = text
        case "photoshop:Source": credit.source = text
        default: break
        }
    }
}
