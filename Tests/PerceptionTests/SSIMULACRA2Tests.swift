import Perception
import Testing

@Suite("Likeness of pictures")
struct SSIMULACRA2Tests {
    @Test("a picture is just like itself, at any size", arguments: [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 64, 127])
    func identity(side: Int) {
        for (width, height) in [(side, 20), (20, side), (side, side), (side, 1), (1, side), (140, side)] {
            let picture = TestPicture(width: width, height: height)
            let metric = SSIMULACRA2(reference: picture.pixels, width: width, height: height)
            #expect(metric.score(of: picture.pixels) == 100, "\(width) x \(height)")
        }
    }

    @Test("other pixels score below 100, at any size", arguments: [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 64, 127])
    func difference(side: Int) {
        for (width, height) in [(side, 20), (20, side), (side, side), (side, 1), (1, side), (140, side)] {
            let picture = TestPicture(width: width, height: height)
            let metric = SSIMULACRA2(reference: picture.pixels, width: width, height: height)
            let score = metric.score(of: picture.pixels.map { 255 - $0 })
            #expect(score < 75, "\(width) x \(height)")
            #expect(score.isFinite, "\(width) x \(height)")
        }
    }

    @Test("a picture that is too small is continued by its last column and row")
    func continued() {
        func larger(_ pixels: [UInt8]) -> [UInt8] {
            (0..<8 * 8 * 3).map { pixels[(min($0 / 24, 4) * 3 + min($0 / 3 % 8, 2)) * 3 + $0 % 3] }
        }
        let picture = TestPicture(width: 3, height: 5)
        let score = SSIMULACRA2(reference: picture.pixels, width: 3, height: 5).score(of: picture.noisy(30))
        let other = SSIMULACRA2(reference: larger(picture.pixels), width: 8, height: 8)
            .score(of: larger(picture.noisy(30)))
        #expect(score == other)
        #expect(score < 100)
    }

    @Test("the more noise, the lower the score", arguments: [(130, 150), (97, 65), (31, 21), (200, 24)])
    func noise(width: Int, height: Int) {
        let picture = TestPicture(width: width, height: height)
        let metric = SSIMULACRA2(reference: picture.pixels, width: width, height: height)
        let scores = [0, 1, 2, 4, 8, 16, 32].map { metric.score(of: picture.noisy($0)) }
        #expect(scores == scores.sorted(by: >))
        #expect(Set(scores).count == scores.count)
    }

    @Test("every pixel counts, those at the end of rows that are no whole vectors too", arguments: 40...49)
    func lastPixel(width: Int) {
        let picture = TestPicture(width: width, height: 23)
        let metric = SSIMULACRA2(reference: picture.pixels, width: width, height: 23)
        for place in [0, width - 1, width * 22, width * 23 - 1] {
            var pixels = picture.pixels
            for band in 0..<3 { pixels[place * 3 + band] ^= 0x80 }
            #expect(metric.score(of: pixels) < 99, "pixel \(place)")
        }
    }

    @Test("turning both pictures over hardly changes the score", arguments: [(128, 144), (45, 50)])
    func turned(width: Int, height: Int) {
        func turned(_ pixels: [UInt8]) -> [UInt8] {
            (0..<width * height * 3).map { place in
                let (x, y, band) = (place / 3 / height, place / 3 % height, place % 3)
                return pixels[(y * width + x) * 3 + band]
            }
        }
        let picture = TestPicture(width: width, height: height)
        let other = picture.noisy(12)
        let straight = SSIMULACRA2(reference: picture.pixels, width: width, height: height).score(of: other)
        let sideways = SSIMULACRA2(reference: turned(picture.pixels), width: height, height: width)
            .score(of: turned(other))
        #expect(abs(straight - sideways) < 0.05)
    }

    @Test("black is nothing like white")
    func plain() {
        let metric = SSIMULACRA2(reference: Array(repeating: 0, count: 51_000), width: 136, height: 125)
        #expect(metric.score(of: Array(repeating: 255, count: 51_000)) < 0)
    }

    @Test("a reference whose bytes do not fit its size stops the program")
    func wrongReference() async {
        await #expect(processExitsWith: .failure) {
            _ = SSIMULACRA2(reference: [1, 2, 3], width: 2, height: 1)
        }
    }

    @Test("a picture of another size than the reference's stops the program")
    func wrongPicture() async {
        await #expect(processExitsWith: .failure) {
            _ = SSIMULACRA2(reference: [1, 2, 3], width: 1, height: 1).score(of: [1, 2, 3, 4])
        }
    }
}
