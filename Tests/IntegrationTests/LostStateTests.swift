import Foundation
import TestSupport
import Testing

/// What a run does whose `.assets` is gone, as in a fresh container with the variants from a cache.
@Suite("A run whose state is lost")
struct LostStateTests {
    /// A site of three photographs, one of them twice, at little cost; some formats do not pay.
    private func site() throws -> TemporarySite {
        let site = try TemporarySite()
        for (day, name) in ["one.jpg", "two.jpg", "copy.jpg"].enumerated() {
            try site.picture(
                name == "two.jpg" ? "default.jpg" : "7b871d522e7187bc9ecc3d6614c60bf8.jpg",
                to: "assets/images/\(name)"
            )
            try site.post("2025-07-0\(day + 1)-p", image: "assets/images/\(name)")
        }
        try site.write(
            """
            presets:
              header: {widths: [160, 320], quality: {webp: 95, jpeg: 60, avif: 50}, effort: {avif: 0, webp: 0}}
              card: {widths: [160], quality: {target: 60}, formats: [webp, jpeg]}
              thumb: false
              social: false

            """,
            to: "assets.yml"
        )
        return site
    }

    private func process(_ site: TemporarySite) throws -> Summary {
        let finished = try Program.assets.run(["process", "--json", site.path])
        #expect(finished.code == 0, "\(finished.errors)")
        return try JSONDecoder().decode(Summary.self, from: Data(finished.output.utf8))
    }

    /// The part of a run's summary that these tests look at.
    private struct Summary: Decodable {
        var made: Int
        var kept: Int
        var withheld: Int
        var copies: [[String: String]]
    }

    @Test("encodes nothing, changes no file, and keeps every decision")
    func ledger() throws {
        let site = try site()
        let first = try process(site)
        #expect(first.made > 0)
        #expect(first.withheld > 0, "WebP at 95 does not pay beside JPEG at 60")
        #expect(first.copies.count == 1)
        let (files, data) = (try site.tree("assets/variants"), try site.tree("_data"))
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        let second = try process(site)
        #expect(second.made == 0)
        #expect(second.withheld == first.withheld)
        #expect(try site.tree("assets/variants") == files)
        #expect(try site.tree("_data") == data)
    }

    @Test("takes variants over by name and header where the ledger is lost too, but not broken ones")
    func headers() throws {
        let site = try site()
        _ = try process(site)
        let files = try site.tree("assets/variants")
        let broken = try #require(files.keys.filter { $0.hasSuffix(".jpg") }.sorted().first)
        try site.write("no picture", to: "assets/variants/\(broken)")
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        try FileManager.default.removeItem(atPath: site.path + "/assets/variants/.ledger")
        let again = try process(site)
        #expect(again.kept == files.count - 1)
        #expect(try site.tree("assets/variants").keys.sorted() == files.keys.sorted())
        #expect(try process(site).made == 0)
    }

    @Test("reads what it can of a damaged ledger", arguments: [0.1, 0.5, 0.9])
    func damagedLedger(share: Double) throws {
        let site = try site()
        _ = try process(site)
        let files = try site.tree("assets/variants")
        let path = site.path + "/assets/variants/.ledger"
        let ledger = try Data(contentsOf: URL(fileURLWithPath: path))
        let half = ledger.prefix(Int(Double(ledger.count) * share)) + Data([0xFF, 0x09, 0x0A]) + ledger.suffix(40)
        try half.write(to: URL(fileURLWithPath: path))
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        _ = try process(site)
        #expect(try site.tree("assets/variants").keys.sorted() == files.keys.sorted())
        #expect(try process(site).made == 0)
    }

    @Test("writes a damaged ledger anew while the state is whole")
    func damagedLedgerBesideWholeState() throws {
        let site = try site()
        _ = try process(site)
        let path = site.path + "/assets/variants/.ledger"
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let variants = lines.filter { $0.hasPrefix("variant") }
        try site.write("variant\tnonsense\n", to: "assets/variants/.ledger")
        #expect(try process(site).made == 0)
        let mended = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(
            Set(mended.filter { $0.hasPrefix("variant") }.map { $0.prefix(40) }) == Set(variants.map { $0.prefix(40) })
        )
    }

    @Test("learns from the ledger what an older state beside newer variants does not know")
    func olderState() throws {
        let site = try site()
        try site.write("---\ntitle: Later\n---\n", to: "_posts/2025-07-02-p.md")
        _ = try process(site)
        let old = try TemporaryFolder()
        try old.copy(URL(filePath: site.path + "/.assets"), to: "state")
        try site.post("2025-07-02-p", image: "assets/images/two.jpg")
        let newer = try process(site)
        let (files, data) = (try site.tree("assets/variants"), try site.tree("_data"))
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        try FileManager.default.copyItem(atPath: old.path("state"), toPath: site.path + "/.assets")
        let again = try process(site)
        #expect(newer.made > 0)
        #expect(again.made == 0)
        #expect(again.withheld == newer.withheld)
        #expect(try site.tree("assets/variants") == files)
        #expect(try site.tree("_data") == data)
    }

    @Test("makes again what verify found damaged before the state was lost")
    func damagedBefore() throws {
        let site = try site()
        _ = try process(site)
        let files = try site.tree("assets/variants").filter { !$0.key.hasPrefix(".") }
        let (name, bytes) = try #require(files.filter { $0.key.hasSuffix(".jpg") }.min { $0.key < $1.key })
        var other = bytes
        other[other.count / 2] ^= 1
        try site.write(other, to: "assets/variants/\(name)")
        #expect(try Program.assets.run(["verify", site.path]).code == 1)
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        #expect(try process(site).made == 1)
        #expect(try Program.assets.run(["verify", site.path]).code == 0)
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        #expect(try process(site).made == 0, "what was made again is no longer damaged")
    }

    @Test(
        "passes over what does not make sense in a ledger, and touches no file of others",
        arguments: [
            ("s/^(variant\\t[^\\t]+\\t)[^\\t]+/\\1mine.jpg/", "another name"),
            ("s#^(variant\\t[^\\t]+\\t)[^\\t]+#\\1../../mine.jpg#", "a path"),
            ("s/^(variant\\t[^\\t]+\\t[^\\t]+\\t[0-9]+\\t[0-9]+\\t)[0-9]+/\\19223372036854775807/", "a huge length"),
            ("s/^(variant\\t[^\\t]+\\t[^\\t]+\\t)[0-9]+/\\199999/", "another width"),
            ("s/^(source\\t.*\\t)[0-9]+(\\t[0-9]+\\t1\\t)/\\19223372036854775807\\2/", "a huge picture"),
        ]
    )
    func forgedLedger(edit: String, what: String) throws {
        let site = try site()
        _ = try process(site)
        let (files, data) = (try site.tree("assets/variants"), try site.tree("_data"))
        try site.write("mine", to: "assets/variants/mine.jpg")
        try site.write("mine", to: "mine.jpg")
        let sed = try #require(Program("sed"))
        #expect(try sed.run(["-i", "-E", edit, site.path + "/assets/variants/.ledger"]).code == 0)
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        _ = try process(site)
        #expect(try site.tree("assets/variants").filter { $0.key != "mine.jpg" }.keys.sorted() == files.keys.sorted())
        #expect(FileManager.default.fileExists(atPath: site.path + "/assets/variants/mine.jpg"))
        #expect(FileManager.default.fileExists(atPath: site.path + "/mine.jpg"))
        // How pictures look is found by a job of other widths then, and may be a shade off.
        #expect(try site.tree("_data").keys == data.keys)
    }

    @Test("a pipe in the ledger's place is replaced, and nothing waits for it")
    func pipeForLedger() throws {
        let site = try site()
        try site.makeFolder("assets/variants")
        #expect(mkfifo(site.path + "/assets/variants/.ledger", 0o644) == 0)
        #expect(try process(site).made > 0)
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        #expect(try process(site).made == 0)
    }

    @Test(
        "makes again what was found damaged after an older state was kept, or beside a ledger that is not the last run's"
    )
    func damagedMark() throws {
        let site = try site()
        _ = try process(site)
        let old = try TemporaryFolder()
        try old.copy(URL(filePath: site.path + "/.assets"), to: "state")
        for restoresState in [true, false] {
            let files = try site.tree("assets/variants")
            let (name, bytes) = try #require(files.filter { $0.key.hasSuffix(".jpg") }.min { $0.key < $1.key })
            try site.write(bytes.map { $0 ^ 1 }, to: "assets/variants/\(name)")
            if !restoresState {
                let ledger = try String(contentsOfFile: site.path + "/assets/variants/.ledger", encoding: .utf8)
                try site.write(ledger + "junk\n", to: "assets/variants/.ledger")
            }
            #expect(try Program.assets.run(["verify", site.path]).code == 1)
            try FileManager.default.removeItem(atPath: site.path + "/.assets")
            if restoresState {
                try FileManager.default.copyItem(atPath: old.path("state"), toPath: site.path + "/.assets")
            }
            #expect(try process(site).made == 1)
            #expect(try Program.assets.run(["verify", site.path]).code == 0)
        }
    }

    @Test("leaves files that stopped paying to clean, since their URLs may be known")
    func stoppedPaying() throws {
        let site = try site()
        _ = try process(site)
        let files = try site.tree("assets/variants")
        let configuration = try String(contentsOfFile: site.path + "/assets.yml", encoding: .utf8)
        let stricter = configuration.replacingOccurrences(of: "quality: {", with: "saving: 80, quality: {")
        try site.write(stricter, to: "assets.yml")
        #expect(try process(site).withheld > 5)
        #expect(try site.tree("assets/variants") == files)
        let clean = try Program.assets.run(["clean", site.path, "--json"])
        #expect(clean.output.contains(".avif"), "AVIF saves less than 80 %: \(clean.output)")
        try site.write(configuration, to: "assets.yml")
        #expect(try process(site).made == 0, "they are there, so nothing is encoded")
        #expect(try site.tree("assets/variants") == files)
    }

    @Test("stops at a budget and says what is left; later runs end with the same files")
    func budget() throws {
        let site = try site()
        let nothing = try Program.assets.run(["process", "--budget", "0s", site.path])
        #expect(nothing.code == 0)
        #expect(nothing.output.contains("left for the next run"))
        #expect(try site.tree("assets/variants").isEmpty)
        #expect(try process(site).made > 0)
        let wrong = try Program.assets.run(["process", "--budget", "soon", site.path])
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("budget"))
    }
}
