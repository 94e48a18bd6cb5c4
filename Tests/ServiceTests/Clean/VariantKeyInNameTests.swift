import Testing

@testable import Service

@Suite("Telling variants by their names")
struct VariantKeyInNameTests {
    @Test(
        "finds the key in every name that a variant can have",
        arguments: [
            "default-80-yedkwbvjgk4f.avif", "a__b-c-16383-tugpw7n37l3v.webp", "image-1-koshdfzyvkly.jpg",
            "header-2024-800-a2b3c4d5e6f7.png", "x-640-abcdefghijkl.jxl",
        ]
    )
    func variant(name: String) throws {
        let key = try #require(name.split(separator: "-").last?.split(separator: ".").first)
        #expect(VariantName.key(in: name) == String(key))
    }

    @Test(
        "finds none in the names of other files",
        arguments: [
            "", "notes.txt", "photo.jpg", "photo-640.jpg", "-640-yedkwbvjgk4f.jpg", "640-yedkwbvjgk4f.jpg",
            "a-640-yedkwbvjgk4f.jpeg", "a-640-yedkwbvjgk4f", "a-640-yedkwbvjgk4f.jpg.bak", "a-640-yedkwbvjgk4.jpg",
            "a-640-yedkwbvjgk4fx.jpg", "a-640-Yedkwbvjgk4f.jpg", "a-640-yedkwbvjgk1f.jpg", "a-0-yedkwbvjgk4f.jpg",
            "a-0640-yedkwbvjgk4f.jpg", "a-+640-yedkwbvjgk4f.jpg", "a--640-yedkwbvjgk4f.jpg", "a.b-640-yedkwbvjgk4f.jpg",
            "a b-640-yedkwbvjgk4f.jpg", "_a-640-yedkwbvjgk4f.jpg", "été-640-yedkwbvjgk4f.jpg", "a-x-yedkwbvjgk4f.jpg",
        ]
    )
    func other(name: String) {
        #expect(VariantName.key(in: name) == nil)
    }
}
