import Glibc

/// Whether a worker can take a source and its outputs.
enum SpareDescriptors {
    /// Far more than a worker with a request of the most outputs has open, and fewer than a process may have.
    private static let most = MessageChannel.mostDescriptors * 2

    /// Whether the job at hand left enough of them; one that did not would have later jobs fail in its place.
    static var suffice: Bool {
        let lowest = dup(STDIN_FILENO)
        guard lowest >= 0 else { return false }
        close(lowest)
        return lowest < most
    }
}
