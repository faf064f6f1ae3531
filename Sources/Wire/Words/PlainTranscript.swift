internal import Cases

/// Transcripts as people and telephone systems write them down, line by line.
enum PlainTranscript {
  static func read(_ text: String) throws(TranscriptError) -> Transcript {
    var utterances: [Transcript.Utterance] = []
    /// The time of a cue, which stands on a line above its words.
    var cueSeconds: Int?
    for raw in text.split(whereSeparator: \.isNewline) {
      let line = JSONTranscript.trimmed(String(raw))
      if isBeside(line) { continue }
      if let seconds = cueTime(line) {
        cueSeconds = seconds
        continue
      }
      let (time, name, words) = parts(line)
      guard !words.isEmpty else { continue }
      let seconds = time ?? cueSeconds
      // Neither a time nor a name: what was said goes on.
      if name == nil, seconds == nil, let last = utterances.indices.last {
        utterances[last].text += "\n" + words
        continue
      }
      guard utterances.count < TranscriptLimits.utteranceCountMax else { throw .tooManyUtterances }
      let isSame = name == nil && time == nil
      utterances.append(
        Transcript.Utterance(
          name: name ?? (isSame ? nil : utterances.last?.name), speaker: nil,
          offsetSeconds: min(
            seconds ?? utterances.last?.offsetSeconds ?? 0, TranscriptLimits.offsetSecondsMax),
          text: words))
      cueSeconds = nil
    }
    return Transcript(utterances)
  }

  /// What stands in WebVTT and SubRip beside the words: the head, notes, and numbers of cues.
  private static func isBeside(_ line: String) -> Bool {
    line.isEmpty || line.hasPrefix("WEBVTT") || line.hasPrefix("NOTE ") || line == "NOTE"
      || (line.utf8.count <= 6 && line.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
  }

  /// The beginning of "00:00:03.000 --> 00:00:06.000".
  private static func cueTime(_ line: String) -> Int? {
    guard let arrow = line.firstRange(of: "-->") else { return nil }
    return SpokenTime.seconds(JSONTranscript.trimmed(String(line[..<arrow.lowerBound])))
  }

  /// The time, the name and the words of a line, as far as they are there.
  private static func parts(_ line: String) -> (time: Int?, name: String?, words: String) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map {
      JSONTranscript.trimmed(String($0))
    }
    if columns.count >= 2 { return parts(ofColumns: columns) }
    var rest = Substring(line)
    let time = SpokenTime.taken(from: &rest)
    if let voiced = voice(rest) { return (time, voiced.name, voiced.words) }
    guard let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
      return (time, nil, JSONTranscript.trimmed(String(rest)))
    }
    let name = JSONTranscript.trimmed(String(rest[..<colon]))
    guard isName(name) else { return (time, nil, JSONTranscript.trimmed(String(rest))) }
    return (time, name, JSONTranscript.trimmed(String(rest[rest.index(after: colon)...])))
  }

  /// "03:12 ⇥ お客様 ⇥ …" or "customer_2 ⇥ …".
  private static func parts(
    ofColumns columns: [String]
  ) -> (time: Int?, name: String?, words: String) {
    var rest = columns[...]
    var time: Int?
    if let first = rest.first, let seconds = SpokenTime.seconds(first) {
      time = seconds
      rest = rest.dropFirst()
    }
    guard rest.count >= 2, let name = rest.first, isName(name) else {
      return (time, nil, rest.joined(separator: " "))
    }
    return (time, name, rest.dropFirst().joined(separator: " "))
  }

  /// "<v 佐藤>…" of WebVTT.
  private static func voice(_ text: Substring) -> (name: String, words: String)? {
    guard text.hasPrefix("<v "), let end = text.firstIndex(of: ">") else { return nil }
    let name = JSONTranscript.trimmed(String(text[..<end].dropFirst(3)))
    var words = String(text[text.index(after: end)...])
    if words.hasSuffix("</v>") { words.removeLast(4) }
    return name.isEmpty ? nil : (name, JSONTranscript.trimmed(words))
  }

  /// Whether what stands before a colon may be a name: short, and no sentence.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= TranscriptLimits.nameCharacterCountMax
      && !text.contains { "、。！？!?「」『』,;/".contains($0) }
  }
}

/// Times in transcripts: 3:12, 00:03:12.5, [03:12], ３：１２.
enum SpokenTime {
  /// The seconds of a text that is a time and nothing else.
  static func seconds(_ text: String) -> Int? {
    var rest = Substring(text)
    guard let seconds = taken(from: &rest), rest.isEmpty else { return nil }
    return seconds
  }

  /// Takes a time from the beginning of a line, with the brackets around it and the space behind.
  static func taken(from text: inout Substring) -> Int? {
    var rest = text.drop { "[(（【〔".contains($0) || $0.isWhitespace }
    var parts: [Int] = []
    var digits = ""
    while let scalar = rest.unicodeScalars.first {
      if let digit = digit(scalar), digits.count < 4 {
        digits.append(digit)
      } else if isColon(scalar), let number = Int(digits), parts.count < 2 {
        parts.append(number)
        digits = ""
      } else {
        break
      }
      rest = Substring(rest.unicodeScalars.dropFirst())
    }
    guard !parts.isEmpty, digits.count == 2, let last = Int(digits), last < 60,
      parts.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    // Fractions of a second do not matter here.
    if let point = rest.first, point == "." || point == "," {
      rest = rest.dropFirst().drop { $0.isNumber }
    }
    text = rest.drop { "])）】〕".contains($0) || $0.isWhitespace }
    return (parts + [last]).reduce(0) { $0 * 60 + $1 }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x30...0x39: Character(scalar)
    // Full-width.
    case 0xFF10...0xFF19: Character(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
    default: nil  // Open set: everything else is no digit.
    }
  }

  private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "："
  }
}
