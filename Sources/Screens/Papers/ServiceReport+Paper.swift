package import Cases

extension ServiceReport {
  /// The report as a paper.
  /// - Parameters:
  ///   - dates: Write its dates.
  ///   - issuedOn: The day that stands on it.
  ///   - issuer: Name and address of the house, line by line; none leaves them to a stamp.
  /// - Returns: Every section that has something in it, and room for remarks and signatures.
  package func paper(_ dates: PaperDates, issuedOn: Day, issuer: [String]) -> Paper {
    let words = PaperWords(language: dates.language)
    var blocks: [Paper.Block] = [
      .fields(title: "", party.fields(words)), receipt(words, dates),
    ]
    if !reported.isEmpty || !findings.isEmpty {
      blocks.append(.fields(title: words(.request), request(words)))
    }
    blocks += [workTable(words, dates), partTable(words), measurementTable(words)]
      .compactMap(\.self)
    blocks.append(result(words, dates))
    blocks.append(.words(title: words(.remarks), remarks, emptyLineCount: remarks.isEmpty ? 2 : 1))
    let signed = signedAt.map { words(.signed) + " " + dates.moment($0) } ?? words(.dateToFill)
    blocks.append(
      .boxes([
        Paper.Field(words(.technician), technicians.joined(separator: words(.comma))),
        Paper.Field(words(.customerSignature), signed),
      ]))
    return Paper(
      title: words(.reportTitle),
      marks: [
        Paper.Field(words(.number), number), Paper.Field(words(.issued), dates.day(issuedOn)),
      ],
      receiver: party.receiver(dates.language), issuer: issuer, opening: words(.reportOpening),
      blocks: blocks, language: dates.language)
  }

  /// Who did the work, each once.
  package var technicians: [String] {
    var names: [String] = []
    for name in visits.map(\.technician) + work.map(\.technician) {
      if let name, !names.contains(name) { names.append(name) }
    }
    return names
  }

  // MARK: Sections

  private func receipt(_ words: PaperWords, _ dates: PaperDates) -> Paper.Block {
    var fields: [Paper.Field] = []
    if let item { fields += item.fields(words, dates) }
    fields.append(Paper.Field(words(.received), dates.moment(openedAt)))
    for visit in visits {
      let result = visit.result.map { " (\($0.word.text(in: dates.language)))" } ?? ""
      fields.append(
        Paper.Field(
          words(.visit),
          [dates.span(visit.from, visit.to) + result, visit.technician]
            .compactMap(\.self).joined(separator: "  "), isWide: true))
    }
    return .fields(title: words(.item), fields)
  }

  /// What was said and what was found: lines of one value each.
  private func request(_ words: PaperWords) -> [Paper.Field] {
    var fields: [Paper.Field] = []
    if !reported.isEmpty {
      fields.append(
        Paper.Field(words(.reported), reported.joined(separator: "\n"), isWide: true))
    }
    if !findings.isEmpty {
      let lines = findings.map { line($0, words) }
      fields.append(
        Paper.Field(words(.findings), lines.joined(separator: "\n"), isWide: true))
    }
    return fields
  }

  private func line(_ finding: Finding, _ words: PaperWords) -> String {
    var parts = [
      finding.isNoFaultFound ? words(.noFaultFound) : "\(words(.fault)): \(finding.fault)"
    ]
    if let cause = finding.cause { parts.append("\(words(.cause)): \(cause)") }
    if let note = finding.note { parts.append(note) }
    return parts.joined(separator: "  ")
  }

  private func workTable(_ words: PaperWords, _ dates: PaperDates) -> Paper.Block? {
    var rows = work.map { work in
      [
        dates.shortDay(work.from), "\(dates.time(work.from))-\(dates.time(work.to))",
        work.kind.word.text(in: dates.language), work.technician ?? "", work.note ?? "",
      ]
    }
    for visit in visits {
      guard let note = visit.note else { continue }
      rows.append([
        dates.shortDay(visit.from),
        "\(dates.time(visit.from))-\(visit.to.map(dates.time) ?? "")", words(.visit),
        visit.technician ?? "", note,
      ])
    }
    guard !rows.isEmpty else { return nil }
    return .table(
      title: words(.work),
      heads: [
        words(.day), words(.time), words(.kindOfWork), words(.technician), words(.summary),
      ], rows: rows, numbers: [])
  }

  private func partTable(_ words: PaperWords) -> Paper.Block? {
    guard !parts.isEmpty else { return nil }
    let rows = parts.map { part in
      [
        part.partNo ?? "-", part.quantity.text,
        part.isInstalled ? part.serial ?? "" : words(.removedOnly),
        (part.isInstalled ? part.oldSerial : part.serial) ?? "", part.position ?? "",
        part.charge?.word.text(in: words.language) ?? "",
      ]
    }
    return .table(
      title: words(.parts),
      heads: [
        words(.partNo), words(.quantity), words(.newSerial), words(.oldSerial), words(.position),
        words(.charge),
      ], rows: rows, numbers: [1])
  }

  private func measurementTable(_ words: PaperWords) -> Paper.Block? {
    guard !measurements.isEmpty else { return nil }
    let rows = measurements.map { measured in
      [
        measured.name,
        [measured.value.text, measured.unit].compactMap(\.self).joined(separator: " "),
        measured.range.map(words.range) ?? "",
        measured.isInRange.map { words($0 ? .good : .bad) } ?? "",
      ]
    }
    return .table(
      title: words(.measurements),
      heads: [words(.measured), words(.value), words(.range), words(.judgement)], rows: rows,
      numbers: [1])
  }

  private func result(_ words: PaperWords, _ dates: PaperDates) -> Paper.Block {
    var fields: [Paper.Field] = [
      Paper.Field(words(.outcome), outcome?.word.text(in: dates.language) ?? ""),
      Paper.Field(words(.finished), finishedAt.map(dates.moment) ?? ""),
    ]
    if !tests.isEmpty {
      fields.append(
        Paper.Field(words(.tests), tests.joined(separator: words(.comma)), isWide: true))
    }
    fields.append(
      Paper.Field(words(.warranty), verdict?.word.text(in: dates.language) ?? ""))
    let amounts = quotes.map { quote in
      let answer = quote.answer.map { " (\($0.word.text(in: dates.language)))" } ?? ""
      return [quote.label, words.money(quote.amount) + answer].compactMap(\.self)
        .joined(separator: " ")
    }
    fields.append(Paper.Field(words(.price), amounts.joined(separator: words(.comma))))
    return .fields(title: words(.result), fields)
  }
}

extension PaperParty {
  func fields(_ words: PaperWords) -> [Paper.Field] {
    var fields = [Paper.Field(words(.phone), phone ?? "")]
    if let number { fields.append(Paper.Field(words(.customerNumber), number)) }
    fields.append(Paper.Field(words(.address), address ?? "", isWide: true))
    if let site { fields.append(Paper.Field(words(.site), site, isWide: true)) }
    return fields
  }
}

extension PaperItem {
  func fields(_ words: PaperWords, _ dates: PaperDates) -> [Paper.Field] {
    var fields = [
      Paper.Field(words(.model), model), Paper.Field(words(.serial), serial ?? ""),
    ]
    if let installedOn {
      fields.append(Paper.Field(words(.installed), dates.day(installedOn)))
    }
    if let warrantyEndsOn {
      fields.append(
        Paper.Field(words(.warrantyUntil), dates.day(warrantyEndsOn) + words(.until)))
    }
    return fields
  }
}
