import AssetsCommands
import Dispatch

/// The program `assets`.
@main
struct Assets {
    static func main() {
        AssetsCommand.runWorkerIfAsked()
        Task { await AssetsCommand.runToExit() }
        dispatchMain()
    }
}
