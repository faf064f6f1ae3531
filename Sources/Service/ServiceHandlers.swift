internal import Wire

/// What a service has others do, because it is theirs to know.
package struct ServiceHandlers: Sendable {
  /// Carries out a command line in the name of a user.
  package var run: @Sendable (RunRequest, DeskUser) -> RunResult
  /// Documents of the protocol beside the schemas of events: "asyncapi", "vectors".
  package var documents: @Sendable (String) -> [UInt8]?

  package init(run: @escaping @Sendable (RunRequest, DeskUser) -> RunResult) {
    self.run = run
    documents = { _ in nil }
  }
}
