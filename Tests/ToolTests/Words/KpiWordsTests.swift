import Foundation
import Cases
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("kpi words")
struct KpiWordsTests {
  private let book: BookWorld

  init() throws {
    book = try BookWorld()
    try book.done("customer", "new", "山田製作所", "--phone", "03-1234-5678")
    try book.done("case", "new", "異音", "--customer", "K-1")
    try book.done("call", "in", "--from", "0312345678", "--case", "C-1")
    let said = """
      00:01 受付: 冷蔵庫ですね
      00:02 お客様: 圧縮機から異音がします。コンプレッサーです。解約したい
      """
    #expect(book.run("call", "transcript", "-", input: said).exit == .done)
    try book.done(
      "contact", "in", "異音がまだします", "--channel", "email", "--case", "C-1")
  }

  @Test("are counted in transcripts and messages of customers, with terms of the trade as one")
  func counts() throws {
    let plain = try book.done("kpi", "words", "--plain")
    #expect(plain.contains("words\tコンプレッサー\tsaid\t2\t\n"), "\(plain)")
    #expect(plain.contains("words\t異音\tsaid\t2\t\n"))
    #expect(plain.contains("words\t異音\tcontacts\t2\t\n"))
    #expect(!plain.contains("冷蔵庫"), "the words of the staff are not counted")
    #expect(plain.contains("words\t\tcancels\t1\t\n"))
    let text = try book.done("kpi", "words", "--since", "30日前")
    for piece in ["頻出ワード", "よく出る言葉", "言葉 × 時期", "言葉別", "数え方: "] {
      #expect(text.contains(piece), "\(piece)")
    }
    #expect(try book.done("kpi", "words", "--svg").hasPrefix("<svg "))
    let one = try book.done("kpi", "words", "--word", "ｺﾝﾌﾟﾚｯｻｰ", "--plain")
    #expect(one.contains("コンプレッサー\tsaid\t2") && !one.contains("異音"))
    #expect(book.run("kpi", "contacts", "--word", "異音").exit == .usage)
    #expect(try !book.done("kpi").contains("頻出ワード"), "they need more than the log")
  }

  @Test("leave out what was taken back, and count what is gone as unreadable")
  func gone() throws {
    let blobs = book.book + "/blobs"
    for name in try FileManager.default.contentsOfDirectory(atPath: blobs) {
      try FileManager.default.removeItem(atPath: blobs + "/" + name)
    }
    let plain = try book.done("kpi", "words", "--plain")
    #expect(plain.contains("words\t\tunreadable\t1\t\n"), "\(plain)")
    try book.done("retract", "C-1#3", "--why", "別の通話")
    let after = try book.done("kpi", "words", "--plain")
    #expect(after.contains("words\t\tunreadable\t0\t\n") && after.contains("cancels\t0"))
  }

  @Test("fit every width", arguments: [40, 80, 120])
  func widths(width: Int) throws {
    book.world.columns = width
    for language in Language.allCases {
      book.world = book.world.speaking(language)
      for line in try book.done("kpi", "words").split(separator: "\n") {
        #expect(Ruler().cells(String(line)) <= width)
      }
    }
  }
}

/// Real dialogues in Japanese, beside the repository where they were downloaded.
enum RealDialogues {
  static let archive: String = {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return repository.deletingLastPathComponent()
      .appendingPathComponent("shared/data/asdc-ja-dialogs/asdc-main-dialog.tar.xz").path
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: archive) }

  /// Unpacks them below `directory`, and gives the files.
  static func unpack(below directory: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])",
      archive, directory,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3 unpacks the archive")
    let place = directory + "/data/main/dialog/json"
    return try FileManager.default.contentsOfDirectory(atPath: place).sorted().map {
      place + "/" + $0
    }
  }
}

@Suite("Real dialogues in Japanese")
struct RealDialogueTests {
  @Test(
    "are read whole, with both sides and their times",
    .enabled(if: RealDialogues.isThere, "../shared/data/asdc-ja-dialogs is not there"))
  func whole() throws {
    let book = try BookWorld()
    let files = try RealDialogues.unpack(below: book.directory)
    #expect(files.count == 210)
    var (count, agentCount) = (0, 0)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      let transcript = try TranscriptReader.transcript(bytes)
      count += transcript.utterances.count
      agentCount += transcript.utterances.count { $0.speaker == .agent }
      #expect(transcript.utterances.allSatisfy { $0.speaker != nil }, "\(file)")
      let offsets = transcript.utterances.map(\.offsetSeconds)
      #expect(offsets == offsets.sorted(), "\(file)")
      #expect(try TranscriptReader.transcript(transcript.bytes) == transcript)
    }
    #expect(count == 4_270)
    #expect(agentCount == 2_325)
    for file in files.prefix(20) {
      try book.done("contact", "in", "宿を探しています", "--channel", "chat")
      try book.done("call", "transcript", file, "--contact", "-")
    }
    let words = try book.document("kpi", "words")["data"]?[0]
    let keys = words?["groups"]?.elements?.compactMap { $0["key"]?.text } ?? []
    // Kanji that stand together are one word: 宿泊施設 is not counted as 宿泊.
    #expect(keys.first == "部屋" && keys.contains("ホテル"), "\(keys)")
    #expect(keys.contains("宿泊施設") && !keys.contains("宿泊"), "\(keys)")
  }
}
