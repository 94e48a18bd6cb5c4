import Foundation
import TestSupport
import Testing

@Suite("durability in assets.yml")
struct DurabilityTests {
    private struct Summary: Decodable {
        var made: Int
    }

    private func process(_ site: TemporarySite, _ durability: String) throws -> Summary {
        try site.write(TemporarySite.quickPresets + "durability: \(durability)\n", to: "assets.yml")
        let finished = try Program.assets.run(["process", site.path, "--json"])
        return try JSONDecoder().decode(Summary.self, from: Data(finished.output.utf8))
    }

    @Test("is part of no key: a change makes nothing again, and all make the same files")
    func change() throws {
        let site = try TemporarySite.small()
        let first = try process(site, "none")
        #expect(first.made > 0)
        let tree = try site.tree("assets/variants")
        for durability in ["batch", "full"] {
            #expect(try process(site, durability).made == 0)
            #expect(try site.tree("assets/variants") == tree)
        }
        let other = try TemporarySite.small()
        #expect(try process(other, "full").made == first.made)
        #expect(try other.tree("assets/variants") == tree)
    }
}
