/// The Liquid includes that templates of a Jekyll site call; they need no plug-in.
public enum Includes {
    /// Each file's path relative to the site's root, and its content in UTF-8.
    public static let files: [(path: String, bytes: [UInt8])] = [
        ("_includes/assets/find.html", PackageResources.find_html),
        ("_includes/assets/picture.html", PackageResources.picture_html),
        ("_includes/assets/url.html", PackageResources.url_html),
    ]
}
