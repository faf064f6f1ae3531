internal import Cases
internal import Screens
internal import Views
internal import Wire

/// What the house calls its codes: of reasons, symptoms, causes.
///
/// They stand in the documents of kind `reasonCodes`: an object with lists, such as `reasonCodes`
/// or `symptoms`, of objects with a `code` and a `name` in each language.  Others have no name.
struct CodeNames: Hashable, Sendable {
  private var names: [String: Bilingual] = [:]

  /// What a code is called; nil if no document says so.
  subscript(code: String) -> Bilingual? { names[code] }

  /// Adds the names of a document; the first name of a code stays.
  mutating func add(_ document: JSON) {
    for (_, list) in (document.members ?? [:]).sorted(by: { $0.key < $1.key }) {
      for entry in list.elements ?? [] {
        let (japanese, english) = (entry["name"]?["ja"]?.text, entry["name"]?["en"]?.text)
        guard let code = entry["code"]?.text, names[code] == nil,
          let ja = japanese ?? english, let en = english ?? japanese
        else { continue }
        names[code] = Bilingual(ja: ja, en: en)
      }
    }
  }
}

extension Desk {
  /// The names of codes that the book publishes.
  func codeNames() throws(ErrorReport) -> CodeNames {
    var names = CodeNames()
    for document in try documents(.reasonCodes) { names.add(document) }
    return names
  }
}
