import Manifest
import Testing

@Suite("URLs of files in the site")
struct ManifestURLTests {
    @Test(
        "whatever would end a srcset candidate or a CSS url is percent-encoded",
        arguments: [
            ("assets/a.jpg", "/assets/a.jpg"),
            ("assets/with space.jpg", "/assets/with%20space.jpg"),
            ("assets/a,b.jpg", "/assets/a%2Cb.jpg"),
            ("assets/(1)'\".jpg", "/assets/%281%29%27%22.jpg"),
            ("assets/100%20.jpg", "/assets/100%2520.jpg"),
            ("assets/what?#.jpg", "/assets/what%3F%23.jpg"),
            ("assets/é.jpg", "/assets/%C3%A9.jpg"),
            ("assets/A-z_0.9~.jpg", "/assets/A-z_0.9~.jpg"),
            ("/leading.jpg", "/leading.jpg"),
        ]
    )
    func encoding(path: String, expected: String) {
        #expect(ManifestURL.make(path: path) == expected)
    }

    @Test(
        "the base and the path meet in one slash",
        arguments: [
            ("", "/x.avif"), ("/", "/x.avif"), ("/blog", "/blog/x.avif"), ("/blog/", "/blog/x.avif"),
            ("blog", "/blog/x.avif"),
            ("https://cdn.example.com:8080/a%20b/", "https://cdn.example.com:8080/a%20b/x.avif"),
            ("/my blog", "/my%20blog/x.avif"),
        ]
    )
    func joining(base: String, expected: String) {
        #expect(ManifestURL.make(base: base, path: "x.avif") == expected)
    }
}
