import Presets
import Testing

@Suite("Problems of assets.yml")
struct ConfigurationProblemsTests {
    private func messages(of yaml: String) -> [String] {
        do {
            _ = try ConfigurationReader.read(yaml: yaml, file: "assets.yml")
            return []
        } catch {
            return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
        }
    }

    private static let faults = [
        Fault("[posts]", "1:1: expected a mapping, as presets: {…}, for the file, received a list"),
        Fault("baseurl: /", "1:1: unknown key 'baseurl' in the configuration; did you mean 'base_url'?"),
        Fault(
            "threads: 4",
            "1:1: unknown key 'threads' in the configuration; "
                + "the keys are presets, posts, keys, bodies, output, images, inbox, manifest, "
                + "details, base_url, durability, limits, budgets, clean, status"
        ),
        Fault("presets: [header]", "1:10: expected a mapping, as header: {…}, for presets, received a list"),
        Fault(
            "presets:\n  header: true",
            "2:11: expected a mapping, as {widths: [320, 640]}, for presets.header, received 'true'"
        ),
        Fault(
            "presets:\n  header:\n    qualty: {webp: 80}",
            "3:5: unknown key 'qualty' in preset 'header'; did you mean 'quality'?"
        ),
        Fault(
            "presets:\n  header:\n    quality:\n      webp: 140",
            "4:13: expected 1…100 for quality.webp, received 140"
        ),
        Fault(
            "presets:\n  heder: {sizes: 50vw}",
            "2:3: preset 'heder' lacks its 'widths', as widths: [320, 640, 960]; did you mean 'header'?"
        ),
        Fault("presets: {heder: false}", "1:11: no built-in preset 'heder' to switch off; did you mean 'header'?"),
        Fault(
            "presets: {poster: false}",
            "1:11: no built-in preset 'poster' to switch off; the built-in ones are card, header, social, thumb"
        ),
        Fault(
            "presets: {card: false, header: false, social: false, thumb: false}",
            "1:1: every preset is switched off; leave at least one"
        ),
        Fault(
            "presets: {a/b: {widths: [1]}}",
            "1:11: expected a name of 1…64 letters a-z, digits, '-' or '_', received 'a/b'"
        ),
        Fault(
            "presets: {hero: {name: header, widths: [1]}}",
            "1:24: expected 'hero', as the key above says, for name, received 'header'"
        ),
        Fault(
            "presets: {header: {aspect: 16:9}}",
            "1:20: aspect needs fit: cover, and preset 'header' has fit: inside; add the one or remove the other"
        ),
        Fault("presets: {header: {fit: cover}}", "1:20: fit: cover needs an aspect, as aspect: 16:9"),
        Fault(
            "presets:\n  card: {widths: [1]}\n  card: {}",
            "2:3: the key 'card' stands more than once in one mapping, the first time here; keep one"
        ),
        Fault("posts: _posts", "1:8: expected a list, as [_posts], for posts, received '_posts'"),
        Fault(
            "posts: [../other]",
            "1:9: expected a path inside the site, relative and without '..', for posts, received '../other'"
        ),
        Fault(
            "keys: [header image]",
            "1:8: expected a front matter key, as image or header.teaser, for keys, received 'header image'"
        ),
        Fault("bodies: yes", "1:9: expected true or false for bodies, received 'yes'"),
        Fault("details: 1", "1:10: expected true or false for details, received 1"),
        Fault(
            "output: /srv/variants",
            "1:9: expected a path inside the site, relative and without '..', for output, received '/srv/variants'"
        ),
        Fault(
            "output: assets/../../x",
            "1:9: expected a path inside the site, relative and without '..', for output, received 'assets/../../x'"
        ),
        Fault(
            "output: \(String(repeating: "a", count: 256))",
            "1:9: expected a path of at most 1000 bytes, 255 a part, for output, received "
                + "'\(String(repeating: "a", count: 60))…'"
        ),
        Fault(
            "output: ./",
            "1:9: expected a path inside the site, relative and without '..', for output, received './'"
        ),
        Fault(
            "output: ~/x",
            "1:9: expected a path inside the site, relative and without '..', for output, received '~/x'"
        ),
        Fault(
            "output:",
            "1:8: expected a path inside the site, relative and without '..' for output, received nothing"
        ),
        Fault(
            "output: \"../\u{301}b\"",
            "1:9: expected a path inside the site, relative and without '..', for output, received '../\u{301}b'"
        ),
        Fault(
            "output: /\u{301}b",
            "1:9: expected a path inside the site, relative and without '..', for output, received '/\u{301}b'"
        ),
        Fault(
            "output: variants\nmanifest: variants/assets.json",
            "2:11: manifest may not lie in the folder of output; choose another for one of them"
        ),
        Fault(
            "output: variants\nimages: variants/photos",
            "2:9: images may not lie in the folder of output; choose another for one of them"
        ),
        Fault(
            "output: variants\ninbox: variants/_in",
            "2:8: inbox may not lie in the folder of output; choose another for one of them"
        ),
        Fault(
            "images: _photos",
            "1:9: expected a path without parts that begin with '.' or '_', which generators do not publish, for images, "
                + "received '_photos'"
        ),
        Fault(
            "images: ../photos",
            "1:9: expected a path inside the site, relative and without '..', for images, received '../photos'"
        ),
        Fault(
            "inbox: inbox",
            "1:8: expected a path with a part that begins with '_', which generators do not publish, as _inbox, for inbox, "
                + "received 'inbox'"
        ),
        Fault(
            "inbox: /srv/_in",
            "1:8: expected a path inside the site, relative and without '..', for inbox, received '/srv/_in'"
        ),
        Fault("inbox: .assets/in", "1:8: inbox may not lie in .assets, which is not part of the built site"),
        Fault(
            "output: _data",
            "1:9: expected a path without parts that begin with '.' or '_', which generators do not publish, for output, "
                + "received '_data'"
        ),
        Fault("output: .assets/x", "1:9: output may not lie in .assets, which is not part of the built site"),
        Fault("manifest: _data/a.yml", "1:11: expected a path that ends in .json for manifest, received '_data/a.yml'"),
        Fault(
            "base_url: blog",
            "1:11: expected an empty text, a path as /blog or an address as https://cdn.example.org, for base_url, "
                + "received 'blog'"
        ),
        Fault(
            "durability: ful",
            "1:13: expected none, batch or full for durability, received 'ful'; did you mean 'full'?"
        ),
        Fault("durability: true", "1:13: expected none, batch or full for durability, received 'true'"),
        Fault("durability: [full]", "1:13: expected none, batch or full for durability, received a list"),
        Fault("limits: {pixel: 1}", "1:10: unknown key 'pixel' in limits; did you mean 'pixels'?"),
        Fault(
            "limits: {pixels: 2GP}",
            "1:18: expected a number of pixels from 1 to 100000 MP, as 200MP, for limits.pixels, received '2GP'"
        ),
        Fault(
            "limits: {bytes: 0}",
            "1:17: expected a size from 1 B to 1000 GB, as 200MB, for limits.bytes, received 0"
        ),
        Fault(
            "limits: {bytes: 9999999999999999999GB}",
            "1:17: expected a size from 1 B to 1000 GB, as 200MB, for limits.bytes, received '9999999999999999999GB'"
        ),
        Fault(
            "limits: {deadline: -5}",
            "1:20: expected a time from 1 second to 24 hours, as 120s or 2m, for limits.deadline, received -5"
        ),
        Fault(
            "budgets: [header]",
            "1:10: expected a mapping, as {header: {avif: 150KB, jpeg: 300KB}}, for budgets, received a list"
        ),
        Fault("budgets: {hedaer: {avif: 1KB}}", "1:11: unknown key 'hedaer' in budgets; did you mean 'header'?"),
        Fault(
            "presets: {thumb: false}\nbudgets: {thumb: {avif: 1KB}}",
            "2:11: unknown key 'thumb' in budgets; the keys are card, header, social"
        ),
        Fault("budgets:\n  card: {jepg: 80KB}", "2:10: unknown key 'jepg' in budgets.card; did you mean 'jpeg'?"),
        Fault("budgets: {card: 80KB}", "1:17: expected a mapping, as {avif: 150KB}, for budgets.card, received '80KB'"),
        Fault(
            "budgets: {card: {jpeg: 80Kb}}",
            "1:24: expected a size from 1 B to 1000 GB, as 200MB, for budgets.card.jpeg, received '80Kb'"
        ),
        Fault(
            "budgets: {social: {png: 1MB, webp: 1MB}}",
            "1:30: preset 'social' makes no webp; remove budgets.social.webp, or add the format there"
        ),
        Fault(
            "clean: {grace: 30}",
            "1:16: expected a time from 0s to 3650d, as 30d or 12h, for clean.grace, received 30"
        ),
        Fault("clean: {grase: 30d}", "1:9: unknown key 'grase' in clean; did you mean 'grace'?"),
        Fault(
            "status: true",
            "1:9: expected a mapping, as {host: 127.0.0.1, port: 4747}, or false, for status, received 'true'"
        ),
        Fault("status: {port: 70000}", "1:16: expected 1…65535 for status.port, received 70000"),
        Fault(
            "status: {host: http://a}",
            "1:16: expected an address or a name, as 127.0.0.1, for status.host, received 'http://a'"
        ),
        Fault("status: {prot: 80}", "1:10: unknown key 'prot' in status; did you mean 'port'?"),
    ]

    @Test("each is told with its place, the expected and the received", arguments: faults)
    func fault(_ fault: Fault) {
        #expect(messages(of: fault.text) == [fault.message])
    }

    @Test("the problems of all presets and keys come at once")
    func several() {
        let yaml = """
            output: ../out
            presets:
              header:
                widths: [0]
              hero:
                formats: [avif, avif]
            limits: {deadline: soon}
            """
        #expect(
            messages(of: yaml) == [
                "1:9: expected a path inside the site, relative and without '..', for output, received '../out'",
                "4:14: expected 1…16383 for widths, received 0",
                "5:3: preset 'hero' lacks its 'widths', as widths: [320, 640, 960]",
                "6:21: formats has 'avif' twice; remove one",
                "7:20: expected a time from 1 second to 24 hours, as 120s or 2m, for limits.deadline, received 'soon'",
            ]
        )
    }
}
