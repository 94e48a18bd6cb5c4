import Service

/// The newest pictures with what was made of them.
struct GalleryRegion {
    let pictures: [SitePicture]

    var content: HTML {
        guard !pictures.isEmpty else {
            return "<h2 id=\"gallery-title\">Newest pictures</h2>\n<p class=\"quiet\">None yet.</p>"
        }
        return "<h2 id=\"gallery-title\">Newest pictures</h2>\n<ul class=\"gallery\">\(pictures.map(item))</ul>"
    }

    private func item(_ picture: SitePicture) -> HTML {
        """
        <li><a href="\(Words.link("/picture", [("path", picture.path)]))">\(thumbnail(picture))\
        <span class="name">\(Words.name(picture.path))</span></a>
        <p class="quiet">\(facts(picture))</p></li>
        """
    }

    /// The name beside it says all there is to say of it.
    private func thumbnail(_ picture: SitePicture) -> HTML {
        guard let variant = picture.thumbnail else { return "<span class=\"empty\"></span>" }
        return """
            <img src="/variant/\(variant.name)" width="\(variant.width)" height="\(variant.height)" alt="" loading="lazy" \
            decoding="async">
            """
    }

    private func facts(_ picture: SitePicture) -> HTML {
        guard let best = picture.best else { return "\(Words.bytes(picture.bytes)), no variants yet" }
        return """
            \(Words.bytes(picture.bytes)) → \(Words.bytes(best.bytes)) <b>\(Words.saving(best.bytes, beside: picture.bytes))</b><br>
            \(best.width) × \(best.height), \(Words.count(picture.variants.count, "variant"))
            """
    }
}

extension SitePicture {
    /// The variant for a small view: about 480 pixels wide, in a format that every browser shows.
    var thumbnail: Variant? {
        let order = ["webp", "jpeg", "png", "avif"]
        return variants.min {
            (abs($0.width - 480), order.firstIndex(of: $0.format) ?? 9) < (
                abs($1.width - 480), order.firstIndex(of: $1.format) ?? 9
            )
        }
    }

    /// The variant that stands in for the original: the smallest file of the widest ones that show all of it.
    var best: Variant? {
        guard let width, let height else { return variants.first }
        let whole = variants.filter { abs($0.width * height - $0.height * width) <= max(width, height) }
        return (whole.isEmpty ? variants : whole).first
    }
}
