/// What a piece of text is, from which its colour follows.
///
/// Colour is never the only carrier: every role also has a word or a mark.
package enum Role: Hashable, Sendable {
  /// Nothing in particular.
  case plain
  /// Of a team, by its key.
  case team(String)
  /// A promise past its window.
  case overdue
  /// What is less important: machine lines, folded runs, corrected entries.
  case dim
  /// A heading, or the name of the case.
  case heading
  /// A mark that wants to be seen: unread, a tag of the customer.
  case notice
  /// The first word of an error.
  case failure
  /// The first word of a hint.
  case hint
  /// A command to type.
  case command
}

/// What is done to a piece of text besides its colour.
package struct Emphasis: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Reverse video: the cursor.
  package static let reversed = Emphasis(rawValue: 1)
  /// Dim on top of the role: an entry that was corrected or retracted.
  package static let dimmed = Emphasis(rawValue: 2)
  /// Bold.
  package static let bold = Emphasis(rawValue: 4)
}

/// A piece of text with a role; its text is always `printable`.
package struct Span: Hashable, Sendable {
  /// Without control characters.
  package let text: String
  package let role: Role
  package let emphasis: Emphasis

  /// Makes a span of any text, trusted or not.
  package init(_ text: String, _ role: Role = .plain, _ emphasis: Emphasis = []) {
    self.text = text.printable
    self.role = role
    self.emphasis = emphasis
  }
}

/// One line of output, without its end.
package struct Line: Hashable, Sendable, ExpressibleByStringLiteral {
  package var spans: [Span]

  /// Makes a line of spans.
  package init(_ spans: [Span] = []) {
    self.spans = spans
  }

  /// Makes a line of one text, trusted or not.
  package init(_ text: String, _ role: Role = .plain) {
    self.init([Span(text, role)])
  }

  package init(stringLiteral value: String) {
    self.init(value)
  }

  /// The text without roles.
  package var text: String { spans.map(\.text).joined() }

  /// This line with an emphasis on all of it.
  package func emphasized(_ emphasis: Emphasis) -> Line {
    Line(spans.map { Span($0.text, $0.role, $0.emphasis.union(emphasis)) })
  }

  package static func + (a: Line, b: Line) -> Line { Line(a.spans + b.spans) }
}
