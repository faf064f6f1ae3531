package import Wire

/// What a service has others do, because it is theirs to know.
package struct ServiceHandlers: Sendable {
  /// Carries out a command line in the name of a user.
  package var run: @Sendable (RunRequest, DeskUser) -> RunResult
  /// What a technician's device may need.
  package var pack: @Sendable (PackArguments, DeskUser) throws(DeskProblem) -> PackAnswer
  /// Documents of the protocol beside the schemas of events: "asyncapi", "vectors".
  package var documents: @Sendable (String) -> [UInt8]?

  package init(run: @escaping @Sendable (RunRequest, DeskUser) -> RunResult) {
    self.run = run
    pack = { (_, _) throws(DeskProblem) in
      throw DeskProblem(.verb, "this service has no packs")
    }
    documents = { _ in nil }
  }
}
