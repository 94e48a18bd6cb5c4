import AssetsCommands

/// The program `assets`.
@main
struct Assets {
    static func main() async {
        await AssetsCommand.runToExit()
    }
}
