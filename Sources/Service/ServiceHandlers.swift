internal import Wire

/// What a service has others do, because it is theirs to know.
package struct ServiceHandlers: Sendable {
  /// Carries out a command line in the name of a user.
  package var run: @Sendable (RunRequest, DeskUser) -> RunResult

  package init(run: @escaping @Sendable (RunRequest, DeskUser) -> RunResult) {
    self.run = run
  }
}
