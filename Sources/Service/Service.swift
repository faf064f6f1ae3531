package import Casebook
internal import ZeroMQ

/// Sockets around a book: commands, replay and broadcast (WIRE.md).
package final class Service: Sendable {
  /// Carries out a command line in the name of a user.
  package typealias Run = @Sendable (RunRequest, DeskUser) -> RunResult

  private let book: Book
  private let run: Run

  /// Puts a service around `book`, which was opened with the purpose `serve`.
  package init(
    book: Book, configuration: ServiceConfiguration, run: @escaping Run
  ) throws(ServiceError) {
    self.book = book
    self.run = run
  }

  /// Binds the sockets, proves that unknown keys are refused, and serves; returns at once.
  package func start() throws(ServiceError) { throw .cannotStart(why: "not built yet") }

  /// Answers what is begun, closes the sockets and ends the threads, within two seconds.
  package func stop() {}
}

/// Why there is no service.
package enum ServiceError: Error, Hashable, Sendable {
  case cannotStart(why: String)
}

/// What a service is told.
package struct ServiceConfiguration: Hashable, Sendable {
  package init() {}
}
