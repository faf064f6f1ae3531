internal import Casebook
internal import Cases
internal import Screens
internal import Views
internal import Wire

extension Desk {
  /// What the house listens for: the rules of all its documents; where it has published none, those
  /// with which a book begins.
  func alertRules() throws(ErrorReport) -> AlertRules {
    var rules: [AlertRule] = []
    for document in try published(.alertRules, else: DefaultDocuments.alertRules) {
      // What was published by another way may be of another form; it is then not heard.
      guard let content = document.content, let read = try? AlertRulesDocument.rules(content)
      else { continue }
      rules += read.rules.filter { rule in !rules.contains { $0.id == rule.id } }
    }
    return AlertRules(rules)
  }

  /// The terms of the trade, of all documents of that kind, with their versions.
  func lexicon() throws(ErrorReport) -> Lexicon {
    var lexicon = Lexicon()
    var versions: [String] = []
    for document in try published(.dictionary, else: DefaultDocuments.dictionary) {
      guard let content = document.content, let read = try? DictionaryDocument.lexicon(content)
      else { continue }
      lexicon.terms += read.terms
      lexicon.ignored += read.ignored
      versions.append("\(document.documentID) \(document.version)")
    }
    lexicon.version = versions.isEmpty ? nil : versions.joined(separator: ", ")
    return lexicon
  }

  /// How long media are kept; for ever where the policy does not say.
  func retentionPolicy() throws(ErrorReport) -> RetentionPolicy {
    let policies = try published(.policy, else: nil).filter {
      $0.documentID == PolicyDocument.id
    }
    guard let content = policies.first?.content else { return RetentionPolicy() }
    return (try? PolicyDocument.retention(content)) ?? RetentionPolicy()
  }

  /// The documents of a kind in force, in the order of their ids; `shipped` where there is none.
  private func published(
    _ kind: DocumentKind, else shipped: DocumentPublished?
  ) throws(ErrorReport) -> [DocumentPublished] {
    let found: [DocumentPublished] = try read { (snapshot) throws(RowsError) in
      var found: [DocumentPublished] = []
      for (_, place) in try snapshot.documents(kind).prefix(Settings.documentCountMax) {
        let record = try snapshot.record(at: place.seq, opened: false)
        guard case .book(.documentPublished(let document)) = record.event else { continue }
        found.append(document)
      }
      return found
    }
    return found.isEmpty ? [shipped].compactMap(\.self) : found
  }
}

/// How long what is attached now is kept.
struct MediaRetention: Hashable, Sendable {
  let policy: RetentionPolicy
  /// The day on which it was made.
  let day: Day

  /// The day on which it is to be destroyed; nil if it stays.
  func end(of kind: MediaKind) -> Day? { policy.end(of: kind, from: day) }
}

extension Writer {
  /// How long media are kept that are attached by this command.
  func retention() throws(ErrorReport) -> MediaRetention {
    MediaRetention(
      policy: try desk.retentionPolicy(), day: try desk.zone().civil(at: occurredAt).date)
  }
}
