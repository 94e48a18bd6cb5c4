import Glibc

/// Whether a worker can take further sources and outputs.
enum SpareDescriptors {
    /// Far more than a worker has open beside those of a request, and few enough to leave room for the largest one.
    private static let most = 128

    /// Whether the job at hand left enough of them; one that did not would have later jobs fail in its place.
    ///
    /// - Parameter count: The number of descriptors that came with the job and are still open.
    static func suffice(beside count: Int) -> Bool {
        let lowest = dup(STDIN_FILENO)
        guard lowest >= 0 else { return false }
        close(lowest)
        return lowest < count + most
    }
}
