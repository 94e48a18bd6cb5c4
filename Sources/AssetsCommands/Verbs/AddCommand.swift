import ArgumentParser
import Service

/// `assets add`
struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Bring photos into a site: upright, in sRGB, without the place and the camera they tell of.",
        discussion: """
            assets add ~/Photos/IMG_2041.jpg --site my-site

            Each photo becomes one picture of full size in assets/images (images in assets.yml), a JPEG of high quality, \
            or a PNG where it is transparent or a graphic. Copyright, artist and credit lines stay. The name is made of \
            the photo's content, so the same photo added twice is there once. Standard output has the line for the front \
            matter of a post, one for each photo in their order. Photos are only read.
            """
    )

    @Argument(help: ArgumentHelp("The photos.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
    var site = "."

    @OptionGroup var workers: WorkerArguments
    @OptionGroup var output: OutputArguments

    func run() async throws {
        let intake = try PhotoIntake(site: site, workers: workers.jobs, requiresSandbox: workers.requireSandbox)
        let files = files
        let outcomes = try await StopSignals.run(crew: intake.crew) {
            try await intake.add(files) { outcome in
                if case .failure(let failure) = outcome { Console.error(failure.message) }
            }
        }
        if output.json {
            try Console.print(json: outcomes.map(Line.init))
        } else {
            for case .success(let photo) in outcomes {
                Console.note(photo.text)
                Console.print("image: \(photo.image)")
            }
        }
        let isDone = outcomes.allSatisfy { if case .success = $0 { true } else { false } }
        if !isDone { throw ExitCode(ExitStatus.sourcesFailed) }
    }
}

extension AddCommand {
    /// What became of one photo, as data.
    private struct Line: Encodable {
        var file: String
        var image: String?
        var width: Int?
        var height: Int?
        var bytes: Int?
        var error: String?

        init(_ outcome: Result<AddedPhoto, Failure>) {
            switch outcome {
            case .success(let photo):
                (file, image) = (photo.file, photo.image)
                (width, height, bytes) = (photo.width, photo.height, photo.bytes)
            case .failure(let failure):
                (file, error) = (failure.source, failure.reason)
            }
        }
    }
}

extension AddedPhoto {
    /// What the picture is, for people.
    fileprivate var text: String {
        "\(file): \(width)x\(height), \(Wording.bytes(bytes))" + (isNew ? "" : ", there already")
    }
}
