/// A whole page.
enum Document {
    /// The markup of a page.
    ///
    /// - Parameters:
    ///   - title: What the browser's tab shows.
    ///   - isLive: Whether it changes by itself.
    ///   - header: What stands at its top.
    ///   - main: What it is about.
    static func page(title: String, isLive: Bool = false, header: HTML, main: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>\(title)</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/style.css">
        \(isLive ? live : nil)</head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
        \(header)
        </header>
        <main id="main">
        \(main)
        </main>
        </body>
        </html>

        """
    }

    /// A page that says why there is none.
    static func refusal(_ title: String, _ reason: String) -> HTML {
        page(
            title: title,
            header: "<h1>\(title)</h1>",
            main: "<p>\(reason)</p>\n<p><a href=\"/\">To the overview</a></p>"
        )
    }

    private static let live: HTML = """
        <script src="/live.js" defer></script>
        <noscript><meta http-equiv="refresh" content="10"></noscript>

        """
}
