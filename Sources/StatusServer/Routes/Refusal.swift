import HTTPTypes

/// Why a request is not done.
struct Refusal: Error, Equatable {
    let status: HTTPResponse.Status
    /// One line for people.
    let reason: String
    /// The methods that the path has, where the request's is none of them.
    let allowed: String?

    init(_ status: HTTPResponse.Status, _ reason: String, allowed: String? = nil) {
        (self.status, self.reason, self.allowed) = (status, reason, allowed)
    }
}
