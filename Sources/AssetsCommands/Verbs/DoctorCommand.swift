import ArgumentParser
import Service

/// `assets doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Try what this machine can do: each codec, and each way out of a decoder's sandbox.",
        discussion: "Exit code 1 when something that the presets need does not work, or a way out is open."
    )

    @OptionGroup var output: OutputArguments

    func run() async throws {
        let examination = await Doctor.examine()
        if output.json {
            try Console.print(json: examination)
        } else {
            var table = Table(.left, .left, .left)
            for check in examination.checks {
                table.add(check.name, check.works ? "works" : check.isNeeded ? "FAILS" : "no", check.detail)
            }
            Console.print(table.text)
        }
        if !examination.isHealthy { throw ExitCode(ExitStatus.sourcesFailed) }
    }
}
