internal import Cases
internal import Screens
internal import Wire

/// A personal text on its way to a person or a document.
typealias SealedText = PersonalText

extension PersonalText {
  /// What `text` of `record` is; `nil` counts as absent only where the record was opened.
  init(_ text: String?, of record: Record) {
    switch record.personal {
    case .opened, .absent: self = text.map(PersonalText.open) ?? .absent
    case .closed, .keyMissing: self = .keyMissing
    case .erased: self = .erased
    }
  }

  /// For people.
  var spoken: Bilingual {
    switch self {
    case .open(let text): Bilingual(same: text)
    case .absent: Bilingual(same: "")
    case .keyMissing: Bilingual(ja: "(鍵なし)", en: "(no key)")
    case .erased: Bilingual(ja: "(消去済み)", en: "(erased)")
    }
  }

  /// The text itself; nil where it is not known.
  var text: String? {
    if case .open(let text) = self { text } else { nil }
  }
}
