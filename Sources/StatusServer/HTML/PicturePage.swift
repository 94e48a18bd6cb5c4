import Service

/// The page about one picture.
struct PicturePage {
    let picture: SitePicture
    /// The variant beside the original; nil for the one that stands in for it.
    let chosen: String?
    let csrf: String

    private var variant: SitePicture.Variant? {
        picture.variants.first { $0.name == chosen } ?? picture.best
    }

    /// The markup of the page.
    var page: HTML {
        Document.page(
            title: "\(Words.name(picture.path)) – assets",
            header: """
                <p><a href="/">← Overview</a></p>
                <h1>\(Words.name(picture.path))</h1>
                <p class="path">\(picture.path)</p>
                """,
            main: """
                \(picture.refusal.map { "<p class=\"warnings\">\($0)</p>" as HTML })
                \(comparison)
                \(table)
                \(forms)
                """
        )
    }

    private var comparison: HTML {
        """
        <section aria-labelledby="compare-title">
        <h2 id="compare-title">Before and after</h2>
        <div class="compare">
        \(original)
        \(variant.map(after))
        </div>
        </section>
        """
    }

    private var original: HTML {
        let source = Words.link("/source", [("path", picture.path)])
        let facts = [
            picture.format, picture.width.flatMap { w in picture.height.map { "\(w) × \($0)" } },
            Words.bytes(picture.bytes),
        ]
        let caption = facts.compactMap(\.self).joined(separator: " · ")
        guard FileTypes.shown[picture.format ?? ""] != nil else {
            return
                "<figure><figcaption><b>Original</b> \(caption) · <a href=\"\(source)\">download</a></figcaption></figure>"
        }
        let side = shownSize.map { " width=\"\($0.width)\" height=\"\($0.height)\"" as HTML }
        return """
            <figure><a href="\(source)"><img src="\(source)"\(side) alt="The original of \(Words.name(picture.path))"></a>
            <figcaption><b>Original</b> \(caption)</figcaption></figure>
            """
    }

    private func after(_ variant: SitePicture.Variant) -> HTML {
        """
        <figure><a href="/variant/\(variant.name)"><img src="/variant/\(variant.name)" width="\(variant.width)" \
        height="\(variant.height)" alt="The variant of \(Words.name(picture.path)) as \(variant.format), \
        \(variant.width) pixels wide"></a>
        <figcaption><b>Variant</b> \(variant.format) · \(variant.width) × \(variant.height) · \(Words.bytes(variant.bytes)) · \
        \(Words.saving(variant.bytes, beside: picture.bytes))</figcaption></figure>
        """
    }

    /// The original at the scale of the variant, which may show less of it.
    private var shownSize: (width: Int, height: Int)? {
        guard let width = picture.width, let height = picture.height, let variant else { return nil }
        let scale = max(Double(variant.width) / Double(width), Double(variant.height) / Double(height))
        return (Int((Double(width) * scale).rounded()), Int((Double(height) * scale).rounded()))
    }

    private var table: HTML {
        guard !picture.variants.isEmpty else {
            return
                "<section aria-labelledby=\"variants-title\"><h2 id=\"variants-title\">Variants</h2><p>None yet.</p></section>"
        }
        return """
            <section aria-labelledby="variants-title">
            <h2 id="variants-title">Variants <span class="number">\(picture.variants.count)</span></h2>
            <div class="scroll" role="region" aria-labelledby="variants-title" tabindex="0">
            <table>
            <thead><tr><th scope="col">Size</th><th scope="col">Format</th><th scope="col">Length</th>\
            <th scope="col">Of the original</th><th scope="col">Score</th><th scope="col">Target</th>\
            <th scope="col">Quality</th></tr></thead>
            <tbody>
            \(picture.variants.map(row))
            </tbody>
            </table>
            </div>
            </section>
            """
    }

    private func row(_ variant: SitePicture.Variant) -> HTML {
        let link = Words.link("/picture", [("path", picture.path), ("variant", variant.name)])
        let current: HTML? = variant == self.variant ? " aria-current=\"true\"" : nil
        return """
            <tr><th scope="row"><a href="\(link)"\(current)>\(variant.width) × \(variant.height)</a></th><td>\(variant.format)</td>\
            <td>\(Words.bytes(variant.bytes))</td>\
            <td>\(Words.percent(Double(variant.bytes), of: Double(picture.bytes)))</td>\
            <td>\(score(variant.score))</td><td>\(score(variant.target))</td>\
            <td>\(variant.quality.map { "\($0)" } ?? "–")</td></tr>

            """
    }

    private func score(_ score: Double?) -> String { score.map { "\(($0 * 10).rounded() / 10)" } ?? "–" }

    private var forms: HTML {
        let name = Words.name(picture.path)
        let fields: HTML = """
            <input type="hidden" name="csrf" value="\(csrf)"><input type="hidden" name="picture" value="\(picture.path)">\
            <input type="hidden" name="from" value="picture">
            """
        return """
            <section aria-labelledby="jobs-title">
            <h2 id="jobs-title">Jobs</h2>
            <div class="buttons">
            <form method="post" action="/retry">\(fields)<button aria-label="Try what failed of \(name) again">\
            Try what failed again</button></form>
            <form method="post" action="/cancel">\(fields)<button aria-label="Cancel the waiting jobs of \(name)">\
            Cancel what waits</button></form>
            </div>
            </section>
            """
    }
}
