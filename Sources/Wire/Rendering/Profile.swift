package import Cases

/// A class of personal fields: what a reader is allowed to see, or not.
package enum PersonalClass: String, Hashable, Sendable, CaseIterable {
  case name, number, address, words, media
}

/// What a group of readers may see of events.
package struct Profile: Hashable, Sendable {
  /// The classes of personal fields that are opened.
  package var classes: Set<PersonalClass>
  /// The teams whose events are shown; `nil` for every team.
  package var teams: Set<Team>?

  package init(classes: Set<PersonalClass>, teams: Set<Team>? = nil) {
    self.classes = classes
    self.teams = teams
  }

  /// Everything: for who has the book itself.
  package static let everything = Profile(classes: Set(PersonalClass.allCases))

  /// Whether an event that only `visibility` may see is shown; an empty list means all.
  package func sees(_ visibility: [Team]) -> Bool {
    guard let teams, !visibility.isEmpty else { return true }
    return visibility.contains { teams.contains($0) }
  }
}

/// The personal part of a record on its way to a reader.
package enum PersonalPart: Hashable, Sendable {
  /// The opened bytes.
  case opened([UInt8])
  /// Nobody tried to open it: shown as to an audience that may not see it.
  case closed
  /// This copy of the book has no key for it.
  case keyMissing
  /// The key was destroyed: the person has been forgotten.
  case erased
}
