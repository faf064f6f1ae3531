package import Cases

/// Writes what an event says on a line of a timeline, by a sentence for each type of event.
///
/// Untrusted text is not made printable here: `Span` does that.
package struct LineWriter: Sendable {
  package var names: LineNames
  /// The language, the business time zone and the moment of looking.
  package var dates: DateWriter
  package var teams: TeamLabels

  /// Makes a writer for one screen.
  package init(names: LineNames, dates: DateWriter, teams: TeamLabels = .standard) {
    self.names = names
    self.dates = dates
    self.teams = teams
  }

  package var language: Language { dates.language }

  /// The sentence of one record.
  package func text(_ record: Record) -> String {
    switch record.event {
    case .customers(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .items(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .cases(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .contacts(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .facts(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .commitments(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .repairs(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .care(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .book(let event):
      language == .ja ? japanese(event, record) : english(event, record)
    case .unknown(let event):
      unknown(event, record).text(in: language)
    }
  }

  /// An event of a type or shape that this build does not know: its name, version and place.
  private func unknown(_ event: UnknownEvent, _ record: Record) -> Bilingual {
    let type = "\(event.type) v\(event.schemaVersion)"
    return Bilingual(
      ja: "この版では読めない記録 \(type) (位置 \(record.seq))",
      en: "Entry that this version cannot read: \(type) (position \(record.seq))")
  }
}
