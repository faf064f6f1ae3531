package import Cases

/// Why a text is no transcript, and where.
package enum TranscriptError: Error, Hashable, Sendable {
  /// More than `TranscriptLimits.byteCountMax` bytes.
  case isTooLong
  case notUTF8
  /// It is JSON that cannot be read, or in which there is no list of what was said.
  case notATranscript(line: Int)
  /// More than `TranscriptLimits.utteranceCountMax`.
  case tooManyUtterances
  /// Nobody says anything in it.
  case isEmpty
}

/// Reads what was said in a contact: a plain text with speakers and times, WebVTT, SubRip, or JSON.
///
/// ```text
/// 00:03 お客様: 製造番号ですか。
/// [03:12] 受付 佐藤: さきほど伺いました。
///   つづきの行
/// ```
///
/// In JSON it is a list, or an object with one under `utterances`, `segments` or `messages`; each
/// of its elements has `text`, a speaker (`speaker`, `name` or `role`) and a time in seconds or as
/// "03:12" (`offsetSec`, `time`, `start` or `at`).
package enum TranscriptReader {
  /// Reads a transcript.
  ///
  /// - Parameter bytes: UTF-8, with or without a byte order mark.
  /// - Returns: What was said, in the order of the text.
  /// - Throws: why it is none.
  package static func transcript(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    guard bytes.count <= TranscriptLimits.byteCountMax else { throw .isTooLong }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8 }
    let first = content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    var transcript =
      first == UInt8(ascii: "{") || (first == UInt8(ascii: "[") && isJSONList(content))
      ? try JSONTranscript.read(content) : try PlainTranscript.read(text)
    guard !transcript.utterances.isEmpty else { throw .isEmpty }
    for index in transcript.utterances.indices where transcript.utterances[index].speaker == nil {
      let name = transcript.utterances[index].name
      transcript.utterances[index].speaker = name.flatMap(Speaker.init(spoken:))
    }
    return transcript
  }

  /// "[03:12] …" is plain text; a list of JSON goes on with an object.
  private static func isJSONList(_ bytes: [UInt8]) -> Bool {
    let rest = bytes.drop { $0 != UInt8(ascii: "[") }.dropFirst()
    return rest.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }
}

extension Transcript {
  /// As it is kept: JSON, with the sides that were found out.
  package var bytes: [UInt8] {
    let utterances = utterances.map { utterance -> JSON in
      [
        "name": .string(utterance.name), "offsetSec": .integer(utterance.offsetSeconds),
        "speaker": .string(utterance.speaker?.rawValue), "text": .string(utterance.text),
      ]
    }
    return JSON.object(["utterances": .array(utterances)]).bytes(.indented)
  }
}

/// Transcripts in JSON, as telephone systems and recognizers write them.
enum JSONTranscript {
  static func read(_ bytes: [UInt8]) throws(TranscriptError) -> Transcript {
    let json: JSON
    let limits = JSON.Limits(byteCountMax: TranscriptLimits.byteCountMax, depthMax: 16)
    do throws(JSONError) {
      json = try JSON(parsing: wholeNumbers(bytes), limits: limits)
    } catch {
      throw .notATranscript(line: bytes.prefix(error.offset).count { $0 == 0x0A } + 1)
    }
    let lists = ["utterances", "segments", "messages"]
    guard let list = json.elements ?? lists.lazy.compactMap({ json[$0]?.elements }).first else {
      throw .notATranscript(line: 1)
    }
    var utterances: [Transcript.Utterance] = []
    for element in list {
      guard let text = element["text"]?.text.map(trimmed), !text.isEmpty else { continue }
      guard utterances.count < TranscriptLimits.utteranceCountMax else { throw .tooManyUtterances }
      let names = ["name", "speaker", "role"]
      let times = ["offsetSec", "time", "start", "at"]
      let time = times.lazy.compactMap { element[$0] }.first
      let seconds = time?.number.map(Int.init(clamping:)) ?? time?.text.flatMap(SpokenTime.seconds)
      utterances.append(
        Transcript.Utterance(
          name: names.lazy.compactMap { element[$0]?.text }.first,
          speaker: element["speaker"]?.text.flatMap(Speaker.init(rawValue:)),
          offsetSeconds: min(max(seconds ?? 0, 0), TranscriptLimits.offsetSecondsMax), text: text))
    }
    return Transcript(utterances)
  }

  /// The bytes with numbers cut off at the point: nothing of ours is a fraction, but the seconds
  /// of recognizers are.
  static func wholeNumbers(_ bytes: [UInt8]) -> [UInt8] {
    var whole: [UInt8] = []
    whole.reserveCapacity(bytes.count)
    var isText = false
    var isFraction = false
    var isEscaped = false
    for byte in bytes {
      let isDigit = byte >= 0x30 && byte <= 0x39
      if isFraction, isDigit || [0x2B, 0x2D, 0x45, 0x65].contains(byte) { continue }
      isFraction = !isText && byte == UInt8(ascii: ".")
      if isFraction { continue }
      if byte == UInt8(ascii: "\""), !isEscaped { isText.toggle() }
      isEscaped = isText && byte == UInt8(ascii: "\\") && !isEscaped
      whole.append(byte)
    }
    return whole
  }

  static func trimmed(_ text: String) -> String {
    let isSpace = { (character: Character) in character.isWhitespace }
    return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
