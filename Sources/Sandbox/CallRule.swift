import CSandbox
import Glibc

/// What becomes of one system call where its arguments meet all conditions.
struct CallRule {
    /// The call's name.
    let name: String
    /// What its arguments must meet; none means any.
    let conditions: [scmp_arg_cmp]
    /// The error with which it fails; nil where it is allowed.
    let error: Int32?

    init(_ name: String, _ conditions: [scmp_arg_cmp] = [], error: Int32? = nil) {
        self.name = name
        self.conditions = conditions
        self.error = error
    }

    /// Allows a call but where an argument has a flag.
    static func unless(_ name: String, argument: UInt32, has flag: UInt64) -> [CallRule] {
        [
            CallRule(name, [.masked(argument, flag, 0)]),
            CallRule(name, [.masked(argument, flag, flag)], error: EPERM),
        ]
    }

    /// Allows a call but where an argument lacks a flag.
    static func unless(_ name: String, argument: UInt32, lacks flag: UInt64) -> [CallRule] {
        [
            CallRule(name, [.masked(argument, flag, flag)]),
            CallRule(name, [.masked(argument, flag, 0)], error: EPERM),
        ]
    }
}

extension scmp_arg_cmp {
    /// An argument, counted from 0, is a value.
    static func equals(_ argument: UInt32, _ value: UInt64) -> scmp_arg_cmp {
        scmp_arg_cmp(arg: argument, op: SCMP_CMP_EQ, datum_a: value, datum_b: 0)
    }

    /// Of an argument, the bits of a mask are a value.
    static func masked(_ argument: UInt32, _ mask: UInt64, _ value: UInt64) -> scmp_arg_cmp {
        scmp_arg_cmp(arg: argument, op: SCMP_CMP_MASKED_EQ, datum_a: mask, datum_b: value)
    }
}
