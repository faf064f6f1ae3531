/// The bounds of what a draft may carry.
package enum ShapeLimits {
  /// The longest memo, in Unicode scalars.
  package static let memoCharacterCountMax = 20_000
  /// The longest other text or code, in Unicode scalars.
  package static let textCharacterCountMax = 2_000
  /// The most entries of a list.
  package static let listCountMax = 200
  /// The largest document that stands in the log itself; larger ones are blobs.
  package static let documentByteCountMax = 1_000_000
  /// The bytes of a SHA-256.
  package static let hashByteCount = 32
  /// The most facts, or events of history, in one command.
  package static let draftCountMax = 1_000
  /// How far local clocks may be from UTC, either way: 18 hours, more than any zone ever was.
  package static let utcOffsetMinutesMax = 18 * 60

  /// The scores of a survey.
  package static func scores(of kind: SurveyKind) -> ClosedRange<Int> {
    switch kind {
    case .csat, .morale: 1...5
    case .ces: 1...7
    case .nps: 0...10
    case .resolved: 0...1
    }
  }
}
