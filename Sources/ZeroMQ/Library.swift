internal import CZeroMQ

/// ZeroMQ's own library, which is looked for at its first use.
package enum Library {
  /// Finds the library; at once when it was found before.
  ///
  /// - Throws: `libraryMissing` with the reason that the system gives.
  package static func load() throws(ZeroMQError) {
    guard let reason = unsafe casebook_zmq_load() else { return }
    throw ZeroMQError(
      code: .libraryMissing, function: "dlopen", about: unsafe String(cString: reason))
  }

  /// Why a library of that name could not be used; `nil` when it could.
  static func probe(_ name: String) -> String? {
    unsafe casebook_zmq_probe(name).map { reason in unsafe String(cString: reason) }
  }

  /// The version that was found, for example `"4.3.4"`.
  package static func version() throws(ZeroMQError) -> String {
    try load()
    var (major, minor, patch) = (CInt(0), CInt(0), CInt(0))
    unsafe casebook_zmq_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// Finds the library and makes sure that it knows CURVE.
  static func loadWithCurve() throws(ZeroMQError) {
    try load()
    guard unsafe casebook_zmq_has("curve") == 1 else {
      throw ZeroMQError(code: .curveMissing, function: "zmq_has")
    }
  }
}
