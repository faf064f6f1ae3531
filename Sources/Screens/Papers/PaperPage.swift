/// A paper as a page of HTML, ready for A4: no script, no font, no resource from anywhere.
package struct PaperPage {
  private let paper: Paper

  /// Makes the page of a paper.
  package init(_ paper: Paper) { self.paper = paper }

  /// The page, line by line.
  package var lines: [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"\(paper.language.rawValue)\">", "<head>",
      "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"robots\" content=\"noindex\">",
      "<title>\(title.escapedForMarkup)</title>", "<style>",
    ] + Self.style + ["</style>", "</head>", "<body>", "<main>"] + head
      + paper.blocks.flatMap(lines) + ["</main>", "</body>", "</html>"]
  }

  private var title: String {
    ([paper.title] + paper.marks.prefix(1).map(\.value)).joined(separator: " ")
  }

  private var head: [String] {
    var lines = ["<h1>\(paper.title.escapedForMarkup)</h1>", "<div class=\"head\">", "<div>"]
    lines.append("<p class=\"receiver\">\(paper.receiver.escapedForMarkup)</p>")
    if !paper.opening.isEmpty { lines.append("<p>\(paper.opening.escapedForMarkup)</p>") }
    lines += ["</div>", "<div class=\"issuer\">", "<dl>"]
    lines += paper.marks.map {
      "<div><dt>\($0.label.escapedForMarkup)</dt><dd>\($0.value.escapedForMarkup)</dd></div>"
    }
    lines.append("</dl>")
    if !paper.issuer.isEmpty {
      lines.append(
        "<p>" + paper.issuer.map(\.escapedForMarkup).joined(separator: "<br>") + "</p>")
    }
    return lines + ["</div>", "</div>"]
  }

  private func lines(_ block: Paper.Block) -> [String] {
    switch block {
    case .fields(let title, let fields): section(title, fieldRows(fields))
    case .table(let title, let heads, let rows, let numbers):
      section(title, tableRows(heads, rows, numbers))
    case .words(let title, let words, let count):
      section(
        title,
        words.map { "<p class=\"words\">\(Self.broken($0))</p>" }
          + Array(repeating: "<p class=\"line\">&#160;</p>", count: count))
    case .boxes(let boxes):
      ["<section class=\"boxes\">"]
        + boxes.map {
          "<div class=\"box\"><p>\($0.label.escapedForMarkup)</p>"
            + "<p class=\"note\">\($0.value.escapedForMarkup)</p></div>"
        } + ["</section>"]
    }
  }

  private func section(_ title: String, _ body: [String]) -> [String] {
    let head = title.isEmpty ? [] : ["<h2>\(title.escapedForMarkup)</h2>"]
    return ["<section>"] + head + body + ["</section>"]
  }

  /// Two fields to a row, a wide one alone.
  private func fieldRows(_ fields: [Paper.Field]) -> [String] {
    var rows: [String] = []
    var waiting: Paper.Field?
    func cell(_ field: Paper.Field, span: Int) -> String {
      "<th scope=\"row\">\(field.label.escapedForMarkup)</th>"
        + "<td\(span > 1 ? " colspan=\"\(span)\"" : "")>\(Self.broken(field.value))</td>"
    }
    for field in fields {
      if field.isWide {
        if let alone = waiting { rows.append("<tr>\(cell(alone, span: 3))</tr>") }
        waiting = nil
        rows.append("<tr>\(cell(field, span: 3))</tr>")
      } else if let first = waiting {
        rows.append("<tr>\(cell(first, span: 1))\(cell(field, span: 1))</tr>")
        waiting = nil
      } else {
        waiting = field
      }
    }
    if let alone = waiting { rows.append("<tr>\(cell(alone, span: 3))</tr>") }
    return ["<table class=\"fields\">"] + rows + ["</table>"]
  }

  private func tableRows(
    _ heads: [String], _ rows: [[String]], _ numbers: Set<Int>
  ) -> [String] {
    func style(_ column: Int) -> String { numbers.contains(column) ? " class=\"number\"" : "" }
    let head = heads.enumerated().map {
      "<th scope=\"col\"\(style($0))>\($1.escapedForMarkup)</th>"
    }
    return ["<table>", "<thead><tr>\(head.joined())</tr></thead>", "<tbody>"]
      + rows.map { row in
        let cells = row.enumerated().map { "<td\(style($0))>\(Self.broken($1))</td>" }
        return "<tr>\(cells.joined())</tr>"
      } + ["</tbody>", "</table>"]
  }

  /// A text with its line breaks.
  private static func broken(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0).escapedForMarkup }.joined(separator: "<br>")
  }

  /// Paper is A4 with room to punch; a screen shows the sheet.
  private static let style = [
    "@page { size: A4 portrait; margin: 13mm 15mm 11mm 20mm; }",
    "* { box-sizing: border-box; }",
    "html { font-family: 'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Yu Gothic', "
      + "Meiryo, sans-serif; font-size: 9.5pt; line-height: 1.35; color: #000; background: #fff; }",
    "body { margin: 0; } main { max-width: 175mm; margin: 0 auto; }",
    "h1 { font-size: 18pt; text-align: center; letter-spacing: .35em; text-indent: .35em; "
      + "margin: 0 0 4mm; font-weight: 700; }",
    ":lang(en) h1 { letter-spacing: .04em; text-indent: 0; }",
    "h2 { font-size: 10.5pt; margin: 2.4mm 0 .8mm; padding-left: 2mm; border-left: 3pt solid #000; "
      + "break-after: avoid; }",
    ".head { display: flex; justify-content: space-between; gap: 8mm; margin-bottom: 3mm; }",
    ".head p { margin: 0 0 2mm; }",
    ".receiver { font-size: 13pt; border-bottom: 1pt solid #000; padding-bottom: 1mm; "
      + "min-width: 75mm; }",
    ".issuer { min-width: 62mm; } .issuer dl { margin: 0 0 2mm; }",
    ".issuer dl div { display: flex; gap: 3mm; } .issuer dt { min-width: 18mm; }",
    ".issuer dd { margin: 0; }",
    "table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; }",
    "th, td { border: .6pt solid #000; padding: .7mm 2mm; text-align: left; vertical-align: top; "
      + "overflow-wrap: anywhere; }",
    "th { background: #eee; font-weight: 500; -webkit-print-color-adjust: exact; "
      + "print-color-adjust: exact; }",
    "thead th { white-space: nowrap; } tr { break-inside: avoid; }",
    ".fields th { width: 26mm; } .fields td { width: 61mm; } .fields td[colspan] { width: auto; }",
    ".number { text-align: right; white-space: nowrap; }",
    "td, .words, .note { white-space: pre-wrap; }",
    ".words { margin: 0; padding: 1mm 2mm; } .line { margin: 0; height: 8mm; "
      + "border-bottom: .6pt solid #000; }",
    ".boxes { display: flex; justify-content: flex-end; gap: 5mm; margin-top: 4mm; "
      + "break-inside: avoid; }",
    ".box { border: .6pt solid #000; flex: 1 1 0; min-height: 21mm; padding: 1mm 2mm; "
      + "display: flex; flex-direction: column; justify-content: space-between; }",
    ".box p { margin: 0; } .note { font-size: 9pt; text-align: right; }",
    "@media screen { body { background: #e5e5e5; } main { background: #fff; padding: 16mm 15mm; "
      + "max-width: 210mm; min-height: 297mm; margin: 8mm auto; } }",
    "@media screen and (max-width: 210mm) { main { margin: 0; padding: 5mm; } "
      + ".head, .boxes { flex-wrap: wrap; } }",
  ]
}
