import Foundation
import GRDB
import TestSupport
import Testing

@Suite("assets verify")
struct VerifyTests {
    private struct Report: Decodable {
        var whole: Int
        var notCheckable: Int
        var damaged: [Damage]

        struct Damage: Decodable {
            var file: String
            var source: String
            var reason: String
        }
    }

    private func verify(_ site: TemporarySite) throws -> (finished: Finished, report: Report) {
        let finished = try Program.assets.run(["verify", site.path, "--json"])
        return (finished, try JSONDecoder().decode(Report.self, from: Data(finished.output.utf8)))
    }

    /// The variants that are published.
    private func variants(_ site: TemporarySite) throws -> [String: Data] {
        try site.tree("assets/variants").filter { !$0.key.hasPrefix(".") }
    }

    private func made(_ site: TemporarySite) throws -> Int {
        struct Summary: Decodable { var made: Int }
        let finished = try Program.assets.run(["process", site.path, "--json"])
        return try JSONDecoder().decode(Summary.self, from: Data(finished.output.utf8)).made
    }

    @Test("finds nothing wrong with what was made, and changes nothing")
    func whole() throws {
        let site = try TemporarySite.small()
        _ = try made(site)
        let made = try variants(site).count
        let (finished, report) = try verify(site)
        #expect(finished.code == 0, "\(finished.output)")
        #expect(report.whole == made)
        #expect(report.damaged.isEmpty)
        #expect(FileManager.default.fileExists(atPath: site.path + "/.assets/index"))
    }

    @Test("names what is gone, cut short or of other bytes of equal length, and the next run makes exactly these")
    func damaged() throws {
        let site = try TemporarySite.small()
        _ = try made(site)
        let all = try variants(site).count
        let before = try variants(site)
        let names = before.keys.sorted()
        let (gone, short, swapped) = (names[0], names[1], names[2])
        try FileManager.default.removeItem(atPath: "\(site.path)/assets/variants/\(gone)")
        try site.write(try #require(before[short]).dropLast(), to: "assets/variants/\(short)")
        var other = try #require(before[swapped])
        other[other.count / 2] ^= 1
        try site.write(other, to: "assets/variants/\(swapped)")
        let left = try variants(site)

        let (finished, report) = try verify(site)
        #expect(finished.code == 1)
        #expect(report.damaged.map(\.file).sorted() == [gone, short, swapped].map { "assets/variants/\($0)" })
        #expect(report.damaged.allSatisfy { $0.source == "assets/images/one.jpg" })
        #expect(report.whole == all - 3)
        #expect(try variants(site) == left, "files stay until they are made again")

        #expect(try made(site) == 3)
        #expect(try variants(site).keys.sorted() == names)
        #expect(try verify(site).finished.code == 0)
    }

    @Test("makes a swapped variant be made again although nothing else tells of it")
    func swappedAlone() throws {
        let site = try TemporarySite.small()
        _ = try made(site)
        let tree = try variants(site)
        let (name, bytes) = try #require(tree.sorted { $0.key < $1.key }.last)
        // In place and with its old times, as a failing disk or a restored backup would leave it.
        let path = "\(site.path)/assets/variants/\(name)"
        let times = try FileManager.default.attributesOfItem(atPath: path)
        try site.write(Data(bytes.map { $0 ^ 1 }), to: "assets/variants/\(name)")
        try FileManager.default.setAttributes(
            [.modificationDate: times[.modificationDate] ?? Date()],
            ofItemAtPath: path
        )
        #expect(try made(site) == 0, "a run compares lengths alone")
        #expect(try verify(site).report.damaged.map(\.file) == ["assets/variants/\(name)"])
        #expect(try made(site) == 1)
        #expect(try verify(site).finished.code == 0)
    }

    @Test("takes back what it said once the bytes are those that were written again")
    func mended() throws {
        let site = try TemporarySite.small()
        _ = try made(site)
        let (name, bytes) = try #require(try variants(site).min { $0.key < $1.key })
        try site.write(Data(bytes.map { $0 ^ 1 }), to: "assets/variants/\(name)")
        #expect(try verify(site).finished.code == 1)
        let reason = try Program.assets.run(["explain", "assets/images/one.jpg", "--site", site.path]).output
        #expect(reason.contains("'assets verify' found other bytes in it"), "\(reason)")
        try site.write(bytes, to: "assets/variants/\(name)")
        #expect(try verify(site).finished.code == 0)
        #expect(try made(site) == 0)
    }

    @Test("says of what no bytes were recorded that it cannot be checked")
    func notCheckable() throws {
        let site = try TemporarySite.small()
        _ = try made(site)
        let all = try variants(site).count
        let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
        try database.write { try $0.execute(sql: "UPDATE variant SET digest = NULL") }
        try database.close()
        let (finished, report) = try verify(site)
        #expect(finished.code == 0)
        #expect(report.notCheckable == all)
        #expect(try Program.assets.run(["verify", site.path]).output.contains("\(all) not checkable"))
    }
}
