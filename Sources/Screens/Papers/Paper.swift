/// A paper to be printed, signed and kept: what stands on it, not how it is laid out.
package struct Paper: Hashable, Sendable {
  /// 作業報告書.
  package var title: String
  /// What stands at the right of the head: number, day of issue.
  package var marks: [Field]
  /// To whom it goes: 山田製作所 高橋様 御中.
  package var receiver: String
  /// Who issues it, line by line: name, address, telephone of the house.
  package var issuer: [String]
  /// The sentence below the head.
  package var opening: String
  package var blocks: [Block]
  package var language: Language

  /// A label and what belongs to it.
  package struct Field: Hashable, Sendable {
    package let label: String
    package let value: String
    /// Whether it takes a whole line.
    package let isWide: Bool

    package init(_ label: String, _ value: String, isWide: Bool = false) {
      self.label = label
      self.value = value
      self.isWide = isWide
    }
  }

  /// A part of the paper.
  package enum Block: Hashable, Sendable {
    case fields(title: String, [Field])
    /// Rows below heads; `numbers` says which columns stand at the right.
    case table(title: String, heads: [String], rows: [[String]], numbers: Set<Int>)
    /// Words, or empty lines to write on.
    case words(title: String, [String], emptyLineCount: Int)
    /// Boxes to sign or stamp, with a line below each title.
    case boxes([Field])
  }

  package init(
    title: String, marks: [Field], receiver: String, issuer: [String], opening: String,
    blocks: [Block], language: Language
  ) {
    self.title = title
    self.marks = marks
    self.receiver = receiver
    self.issuer = issuer
    self.opening = opening
    self.blocks = blocks
    self.language = language
  }
}
