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

  /// Adds what the keys of facts are called; the first name of a code stays.
  mutating func add(_ keys: FactKeys) {
    for key in keys.keys where names[key.name] == nil && !key.title.isEmpty {
      names[key.name] = key.titleWords
    }
  }

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
  /// The names of codes and of the keys of facts that the book publishes.
  func codeNames() throws(ErrorReport) -> CodeNames {
    var names = CodeNames()
    for document in try documents(.reasonCodes) { names.add(document) }
    names.add(try read { (snapshot) throws(RowsError) in try snapshot.factKeys() })
    return names
  }
}
