import Foundation
import Presets
import Rendering

@testable import Workers

enum Replies {
    private static let presets = (try? BuiltInPresets.all()) ?? []

    /// Reads what a worker answers, and plans with what is taken for a picture's header.
    static func read(_ bytes: [UInt8]) {
        guard let reply = try? JSONDecoder().decode(WorkerReply.self, from: Data(bytes)) else { return }
        guard case .facts(let facts) = reply, facts.isPossible else { return }
        _ = Configuration.Limits().allowsFrames(
            width: facts.size.width,
            height: facts.size.height,
            frames: facts.frames
        )
        for preset in presets {
            guard case .variants(let plans) = Geometry.plan(preset, for: facts, available: Set(ImageFormat.allCases))
            else { continue }
            for variant in plans.flatMap(\.variants) {
                hold(variant.size.width >= 1 && variant.size.height >= 1, "a variant without pixels")
            }
        }
    }
}
