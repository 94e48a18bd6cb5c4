import Foundation
import Testing

@testable import Service

@Suite("Annotations")
struct AnnotationsTests {
    private static let hostile = CheckFinding(
        .missingSource,
        file: "_posts/100%,a::b\n::error::c.md",
        line: 5,
        "image 50%\r\n::warning::x.jpg, y: is not there"
    )

    @Test("GitHub's are one command a finding")
    func github() {
        let finding = CheckFinding(.missingSource, file: "_posts/a.md", line: 5, "image a.jpg is not there")
        #expect(
            Annotations(folder: "").github(finding)
                == "::error file=_posts/a.md,line=5,title=missing-source::image a.jpg is not there"
        )
        let warning = CheckFinding(.orphan, file: "assets/variants", "3 files")
        #expect(
            Annotations(folder: "site").github(warning) == "::warning file=site/assets/variants,title=orphan::3 files"
        )
    }

    @Test("GitHub's let no name or message end a command or begin another")
    func hostileGitHub() {
        #expect(
            Annotations(folder: "a,b").github(Self.hostile)
                == "::error file=a%2Cb/_posts/100%25%2Ca%3A%3Ab%0A%3A%3Aerror%3A%3Ac.md,line=5,title=missing-source::"
                + "image 50%25\\u{D}\\u{A}::warning::x.jpg, y: is not there"
        )
        var raw = Self.hostile
        raw.message = "a%\r\nb"
        #expect(Annotations(folder: "").github(raw).hasSuffix("::a%25%0D%0Ab"))
    }

    private struct Quality: Decodable, Equatable {
        struct Location: Decodable, Equatable {
            struct Lines: Decodable, Equatable {
                var begin: Int
            }

            var path: String
            var lines: Lines
        }

        var description: String
        var checkName: String
        var fingerprint: String
        var severity: String
        var location: Location

        enum CodingKeys: String, CodingKey {
            case description, fingerprint, severity, location
            case checkName = "check_name"
        }
    }

    private func gitlab(_ findings: [CheckFinding], folder: String = "") throws -> [Quality] {
        let data = try JSONEncoder().encode(Annotations(folder: folder).gitlab(findings))
        return try JSONDecoder().decode([Quality].self, from: data)
    }

    @Test("GitLab's name the file as it is and what was looked for")
    func gitlab() throws {
        let warning = CheckFinding(.orphan, file: "assets/variants", "3 files")
        let found = try gitlab([Self.hostile, warning], folder: "site")
        #expect(found.map(\.location.path) == ["site/\(Self.hostile.file)", "site/assets/variants"])
        #expect(found.map(\.location.lines.begin) == [5, 1])
        #expect(found.map(\.checkName) == ["missing-source", "orphan"])
        #expect(found.map(\.severity) == ["major", "minor"])
        #expect(found.map(\.description) == [Self.hostile.message, "3 files"])
    }

    @Test("GitLab's fingerprints differ from finding to finding, and stay when lines move")
    func fingerprints() throws {
        func finding(_ line: Int, _ value: String) -> CheckFinding {
            CheckFinding(.missingSource, file: "a.md", line: line, "line \(line)", subject: value)
        }
        let before = try gitlab([finding(3, "x"), finding(4, "x"), finding(5, "y")]).map(\.fingerprint)
        #expect(Set(before).count == 3)
        #expect(before.allSatisfy { $0.count == 64 })
        #expect(try gitlab([finding(13, "x"), finding(14, "x"), finding(15, "y")]).map(\.fingerprint) == before)
        #expect(try gitlab([finding(3, "x")], folder: "b").map(\.fingerprint) != [before[0]])
    }
}
