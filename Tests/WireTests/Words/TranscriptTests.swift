import Cases
import Testing
import Wire

@Suite("A transcript")
struct TranscriptTests {
  private func read(_ text: String) throws -> [Transcript.Utterance] {
    try TranscriptReader.transcript(Array(text.utf8)).utterances
  }

  private static let two: [Transcript.Utterance] = [
    .init(name: "受付", speaker: .agent, offsetSeconds: 3, text: "製造番号をお願いします。"),
    .init(name: "お客様", speaker: .customer, offsetSeconds: 192, text: "さっきも言いましたが。"),
  ]

  /// The same two sentences, in every form.
  static let forms = [
    "00:03 受付: 製造番号をお願いします。\n03:12 お客様: さっきも言いましたが。\n",
    "[00:00:03] 受付：製造番号をお願いします。\r\n[00:03:12.5]お客様： さっきも言いましたが。",
    "\u{FEFF}０：０３　受付：製造番号をお願いします。\n３：１２　お客様：さっきも言いましたが。",
    "0:03\t受付\t製造番号をお願いします。\n3:12\tお客様\tさっきも言いましたが。",
    """
    WEBVTT

    1
    00:00:03.000 --> 00:00:06.000
    <v 受付>製造番号をお願いします。</v>

    NOTE noise
    2
    00:03:12.000 --> 00:03:15.000
    <v お客様>さっきも言いましたが。
    """,
    """
    1
    00:00:03,000 --> 00:00:06,000
    受付: 製造番号をお願いします。

    2
    00:03:12,000 --> 00:03:15,000
    お客様: さっきも言いましたが。
    """,
    #"[{"name": "受付", "time": 3.9, "text": "製造番号をお願いします。"},"#
      + #" {"name": "お客様", "time": "03:12", "text": "さっきも言いましたが。"}]"#,
    #"{"meta": {"x": "1.5"}, "segments": [{"speaker": "受付", "start": 3.25, "end": 6.0,"#
      + #" "text": " 製造番号をお願いします。"}, {"role": "お客様", "offsetSec": 192,"#
      + #" "text": "さっきも言いましたが。"}]}"#,
  ]

  @Test("is read in every form in which it comes", arguments: forms.indices)
  func reads(index: Int) throws {
    #expect(try read(Self.forms[index]) == Self.two)
  }

  @Test("is kept in a form that says the same again")
  func isKept() throws {
    let transcript = Transcript(Self.two)
    #expect(try TranscriptReader.transcript(transcript.bytes) == transcript)
    let named = Transcript([.init(name: "佐藤", speaker: .agent, offsetSeconds: 0, text: "1.5 \"kW")])
    #expect(try TranscriptReader.transcript(named.bytes) == named)
  }

  @Test("goes on where a line has neither time nor name")
  func goesOn() throws {
    let utterances = try read("00:03 お客様: 音がします\nガラガラと\n受付: はい")
    #expect(utterances.map(\.text) == ["音がします\nガラガラと", "はい"])
    #expect(utterances.map(\.offsetSeconds) == [3, 3])
  }

  @Test(
    "knows the side of those who are named after it",
    arguments: [
      ("customer_23", Speaker.customer), ("お客様2", .customer), ("Caller", .customer),
      ("operator_1", .agent), ("オペレーター", .agent), ("佐藤", nil), ("Speaker A", nil),
    ])
  func sides(name: String, side: Speaker?) throws {
    let transcript = try TranscriptReader.transcript(Array("\(name): はい".utf8))
    #expect(transcript.utterances.map(\.speaker) == [side])
    #expect(transcript.unknownNames == (side == nil ? [name] : []))
  }

  @Test("takes no sentence for a name")
  func names() throws {
    #expect(try read("はい、そうです: 3 時に").map(\.name) == [nil])
    let long = String(repeating: "長", count: TranscriptLimits.nameCharacterCountMax)
    #expect(try read("\(long): はい").map(\.name) == [long])
    #expect(try read("\(long)い: はい").map(\.name) == [nil])
  }

  @Test("is refused where it is none")
  func refuses() {
    let wrong: [([UInt8], TranscriptError)] = [
      ([], .isEmpty), (Array("\n \n".utf8), .isEmpty), ([0x41, 0xFF], .notUTF8),
      (Array("{\n\"text\": }".utf8), .notATranscript(line: 2)),
      (Array(#"{"words": []}"#.utf8), .notATranscript(line: 1)),
      (Array(#"{"utterances": [{"text": " "}]}"#.utf8), .isEmpty),
      ([UInt8](repeating: 0x41, count: TranscriptLimits.byteCountMax + 1), .isTooLong),
    ]
    for (bytes, error) in wrong {
      #expect(throws: error) { try TranscriptReader.transcript(bytes) }
    }
  }

  @Test("takes so many utterances and no more")
  func isBounded() throws {
    let countMax = TranscriptLimits.utteranceCountMax
    func lines(_ count: Int) -> [UInt8] {
      Array(String(repeating: "客: はい\n", count: count).utf8)
    }
    #expect(try TranscriptReader.transcript(lines(countMax)).utterances.count == countMax)
    #expect(throws: TranscriptError.tooManyUtterances) {
      try TranscriptReader.transcript(lines(countMax + 1))
    }
  }
}
