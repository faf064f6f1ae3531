internal import Casebook
internal import Service
internal import Wire

/// What the service has the command line do.
enum ServedParts {
  /// The parts, around the book that is served.
  static func handlers(of book: Book, at desk: Desk) -> ServiceHandlers {
    ServiceHandlers { _, _ in
      RunResult(
        exit: Int(76), output: [],
        errors: Array("error: this server carries out no command lines yet\n".utf8))
    }
  }
}
