internal import CZeroMQ
internal import Glibc

/// A failure of ZeroMQ, and the call that reported it.
///
/// Every throwing function of this module throws exactly this type.
package struct ZeroMQError: Error, Hashable, Sendable {
  /// What is the matter: a code of the system, of ZeroMQ, or of this module.
  package let code: Code

  /// The name of the C function that failed, for example `"zmq_bind"`.
  package let function: StaticString

  /// What the call was about, for example the endpoint; empty where there is nothing to say.
  package let about: String

  package init(code: Code, function: StaticString, about: String = "") {
    self.code = code
    self.function = function
    self.about = about
  }

  /// The code that ZeroMQ has just left for this thread.
  static func last(_ function: StaticString, about: String = "") -> ZeroMQError {
    ZeroMQError(code: Code(rawValue: casebook_zmq_errno()), function: function, about: about)
  }

  package static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.code == rhs.code && lhs.function.description == rhs.function.description
      && lhs.about == rhs.about
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// The context is shutting down: close every socket and leave.
  package var isTerminated: Bool { code == .terminated }

  /// The peer of a reply is gone: drop the reply.
  ///
  /// Only a router whose options say `isRouterMandatory` reports it.
  package var isUnroutable: Bool { code == .hostUnreachable }

  /// A return code, open on purpose: the system can add values.
  ///
  /// Small positive values are those of `errno`, those from 156,384,712 on ZeroMQ's, negative
  /// ones our own.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: CInt
    package init(rawValue: CInt) { self.rawValue = rawValue }
  }
}

extension ZeroMQError.Code {
  // MARK: ZeroMQ and the system

  /// The context is shutting down (`ETERM`).
  package static var terminated: Self { Self(rawValue: ETERM) }
  /// The call does not fit the state of a request socket (`EFSM`).
  package static var wrongState: Self { Self(rawValue: EFSM) }
  /// The message cannot be routed (`EHOSTUNREACH`).
  package static var hostUnreachable: Self { Self(rawValue: EHOSTUNREACH) }
  /// Nothing at the moment, or a full queue (`EAGAIN`).
  package static var again: Self { Self(rawValue: EAGAIN) }
  /// Somebody else has the address (`EADDRINUSE`).
  package static var addressInUse: Self { Self(rawValue: EADDRINUSE) }
  /// This machine has no such address (`EADDRNOTAVAIL`).
  package static var addressNotAvailable: Self { Self(rawValue: EADDRNOTAVAIL) }
  /// This machine has no such interface (`ENODEV`).
  package static var noDevice: Self { Self(rawValue: ENODEV) }
  /// The endpoint has no form that ZeroMQ knows (`EINVAL`).
  package static var invalid: Self { Self(rawValue: EINVAL) }
  /// The endpoint has a transport that ZeroMQ does not know (`EPROTONOSUPPORT`).
  package static var unknownTransport: Self { Self(rawValue: EPROTONOSUPPORT) }
  /// The path of an ipc endpoint is longer than `Endpoint.ipcPathByteCountMax` (`ENAMETOOLONG`).
  package static var nameTooLong: Self { Self(rawValue: ENAMETOOLONG) }
  /// The directory of an ipc endpoint may not be written to (`EACCES`).
  package static var accessDenied: Self { Self(rawValue: EACCES) }
  /// The directory of an ipc endpoint, or a connection to end, is not there (`ENOENT`).
  package static var noEntry: Self { Self(rawValue: ENOENT) }
  /// The context, or the process, has no more sockets (`EMFILE`).
  package static var tooManySockets: Self { Self(rawValue: EMFILE) }

  // MARK: Ours

  /// The library is not on this machine, or is not one that we know.
  package static var libraryMissing: Self { Self(rawValue: -1) }
  /// The library was built without CURVE, so nothing could be kept secret.
  package static var curveMissing: Self { Self(rawValue: -2) }
  /// A text is not a key: 40 characters of Z85.
  package static var notAKey: Self { Self(rawValue: -3) }
}

extension ZeroMQError: CustomStringConvertible {
  package var description: String {
    switch code {
    case .libraryMissing:
      "ZeroMQ is not installed (\(about)): install the package libzmq5, apt install libzmq5"
    case .curveMissing: "libzmq.so.5 was built without CURVE: install Debian's package libzmq5"
    case .notAKey: "a key has 40 characters of Z85"
    // Open set: ZeroMQ passes on the codes of the system.
    default: about.isEmpty ? "\(function): \(reason)" : "\(function) \(about): \(reason)"
    }
  }

  private var reason: String {
    if code == .nameTooLong {
      return "the path of an ipc endpoint has at most \(Endpoint.ipcPathByteCountMax) bytes"
    }
    guard unsafe casebook_zmq_load() == nil else { return "error \(code.rawValue)" }
    return unsafe String(cString: casebook_zmq_strerror(code.rawValue))
  }
}

/// Turns the `-1` of a C function into a thrown error; goes on where a signal interrupted it.
@inline(__always) @discardableResult
func check(
  _ function: StaticString, about: @autoclosure () -> String = "", _ call: () -> CInt
) throws(ZeroMQError) -> CInt {
  while true {
    let result = call()
    if result >= 0 { return result }
    let code = casebook_zmq_errno()
    guard code == EINTR else {
      throw ZeroMQError(code: .init(rawValue: code), function: function, about: about())
    }
  }
}
