/// What is to be found out in turn: an intake script, or the check-sheet of a visit.
package struct Script: Hashable, Sendable {
  /// What it is called, by language.
  package var title: [String: String]
  /// The models for which it is made; none means all.
  package var models: [String]
  package var steps: [ScriptStep]

  package init(title: [String: String], models: [String] = [], steps: [ScriptStep]) {
    self.title = title
    self.models = models
    self.steps = steps
  }

  /// The keys that it asks, in its order.
  package var keys: [String] {
    steps.compactMap { step in
      switch step {
      case .ask(let key): key
      case .say: nil
      }
    }
  }
}

/// A step of a script.
package enum ScriptStep: Hashable, Sendable {
  /// A fact key: asked unless it is known.
  case ask(String)
  /// Something to say or to do, by language.
  case say([String: String])
}
