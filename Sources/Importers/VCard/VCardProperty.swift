/// One property of a card: `TEL;TYPE=CELL:090-1111-2222`.
struct VCardProperty: Hashable {
  /// In upper case, without a group: "TEL".
  let name: String
  /// The types and other words, in upper case: "CELL", "X-IRMC-N".
  let words: Set<String>
  /// As it stands in the file, with its escapes.
  let value: String

  /// The value, unescaped.
  var text: String { Self.unescaped(value[...]).trimmed }

  /// The parts between semicolons, unescaped.
  var parts: [String] {
    var parts: [Substring] = []
    var start = value.startIndex
    var index = start
    while index < value.endIndex {
      if value[index] == "\\" {
        index = value.index(index, offsetBy: 2, limitedBy: value.endIndex) ?? value.endIndex
        continue
      }
      if value[index] == ";" {
        parts.append(value[start..<index])
        start = value.index(after: index)
      }
      index = value.index(after: index)
    }
    parts.append(value[start...])
    return parts.map { Self.unescaped($0).trimmed }
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("\\") else { return String(text) }
    var output = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        output.append(character == "n" || character == "N" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        output.append(character)
      }
    }
    return isEscaped ? output + "\\" : output
  }
}

extension VCardProperty {
  /// Reads a logical line; `nil` if it is none.
  ///
  /// - Parameter line: Without its folds; quoted-printable lines put together.
  /// - Throws: `notText` for bytes that are no character in the encoding that they say.
  init?(line: String) throws(CSVFault) {
    guard let colon = Self.colon(line) else { return nil }
    var head = line[..<colon].split(separator: ";").map(String.init)
    guard !head.isEmpty else { return nil }
    let first = head.removeFirst().uppercased()
    name = first.lastIndex(of: ".").map { String(first[first.index(after: $0)...]) } ?? first
    var words: Set<String> = []
    var charset: String?
    var isQuotedPrintable = false
    for parameter in head {
      let pair = parameter.split(separator: "=", maxSplits: 1).map { $0.uppercased() }
      let value = (pair.last ?? "").filter { $0 != "\"" }
      switch pair.count == 2 ? pair[0] : "" {
      case "CHARSET": charset = value
      case "ENCODING": isQuotedPrintable = isQuotedPrintable || value == "QUOTED-PRINTABLE"
      case _:
        isQuotedPrintable = isQuotedPrintable || value == "QUOTED-PRINTABLE"
        for word in value.split(separator: ",") { words.insert(String(word)) }
      }
    }
    self.words = words
    let raw = String(line[line.index(after: colon)...])
    value = isQuotedPrintable ? try Self.decoded(raw, charset) : raw
  }

  /// The colon behind the parameters; one within quotes is part of a parameter.
  private static func colon(_ line: String) -> String.Index? {
    var isQuoted = false
    return line.firstIndex { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ":" && !isQuoted
    }
  }

  private static func decoded(_ text: String, _ charset: String?) throws(CSVFault) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "="), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    let isJapanese = ["SHIFT_JIS", "SHIFT-JIS", "SJIS", "CP932", "WINDOWS-31J", "MS932"]
    var decoder = TextDecoder(charset.map { isJapanese.contains($0) ? .cp932 : .utf8 })
    let decoded: [UInt8]
    do throws(ImportError) { decoded = try decoder.decode(bytes) + decoder.decode([]) } catch {
      throw .notText
    }
    guard let text = String(validating: decoded, as: UTF8.self) else { throw .notText }
    return text
  }
}
