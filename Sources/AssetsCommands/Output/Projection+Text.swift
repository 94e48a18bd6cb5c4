import Service

extension Projection {
    /// The projection in one line.
    var text: String {
        let growth = monthly > 0 ? ", and \(Wording.bytes(monthly)) more a month" : ""
        return "published once all is made: about \(Wording.bytes(bytes))\(growth)"
    }
}
