import Cases
import Testing

@testable import Views

@Suite("Alert words")
struct HearingTests {
  private static let rules = AlertRules([
    AlertRule(
      id: "cancel", category: .cancel, phrases: ["解約", "キャンセル", "cancel"],
      except: ["ノイズキャンセル"], speaker: .customer),
    AlertRule(
      id: "repeat", category: .repeat, phrases: ["さっきも言い", "何度も同じ"], speaker: .customer),
    AlertRule(id: "safety", category: .safety, phrases: ["焦げ", "ガス"]),
  ])
  private static let lexicon = Lexicon(
    terms: [
      .init("製造番号", variants: ["シリアル", "S/N"], key: "item.serial"),
      .init("症状", key: "case.symptom"), .init("コンプレッサー"),
    ])

  private func heard(
    _ said: (Speaker?, String)..., keys: FactKeys = FactKeys()
  ) -> [HeardWord] {
    let utterances = said.enumerated().map { index, said in
      Transcript.Utterance(
        name: nil, speaker: said.0, offsetSeconds: index * 10, text: said.1)
    }
    return Hearing(rules: Self.rules, lexicon: Self.lexicon, keys: keys)
      .heard(in: Transcript(utterances))
  }

  @Test(
    "are heard however they are written, and not inside other words",
    arguments: [
      ("解約したいんです", true), ("解　約 したい", true), ("ｷｬﾝｾﾙで", true), ("きゃんせるして", true),
      ("I want to CANCEL it", true), ("it was cancelled", true), ("scan cell phone", false),
      ("recancel", false), ("ノイズキャンセルが効かない", false),
      ("ノイズキャンセルを解約", true), ("解決しました", false), ("", false),
    ])
  func phrases(text: String, isHeard: Bool) {
    #expect(heard((.customer, text)).map(\.rule.id) == (isHeard ? ["cancel"] : []))
  }

  @Test("count only from whom the rule listens to; an unknown speaker may be the customer")
  func speakers() {
    #expect(heard((.agent, "解約ですね")).isEmpty)
    #expect(heard((nil, "解約です")).map(\.speaker) == [.customer])
    #expect(heard((.agent, "焦げていますか")).map(\.rule.id) == ["safety"])
  }

  @Test("say where they were said, in which sentence, once for each rule")
  func quotes() {
    let found = heard(
      (.agent, "はい。"), (.customer, "困ります。解約したい。キャンセルです！焦げの臭いも"))
    #expect(found.map(\.rule.id) == ["cancel", "safety"])
    #expect(found.map(\.offsetSeconds) == [10, 10])
    #expect(found.map(\.quote) == ["解約したい", "焦げの臭いも"])
    let long = "解約" + String(repeating: "あ", count: Hearing.quoteCharacterCountMax)
    #expect(heard((.customer, long)).map(\.quote.count) == [Hearing.quoteCharacterCountMax])
  }

  @Test("of repeats name the key that the sentence names, or the question before it")
  func keys() {
    #expect(
      heard((.customer, "シリアルはさっきも言いました")).map(\.key) == ["item.serial"])
    #expect(
      heard((.agent, "恐れ入ります。s／n をお願いします。よろしいですか"), (.customer, "さっきも、言いましたが"))
        .map(\.key) == ["item.serial"])
    #expect(heard((.agent, "ご用件は"), (.customer, "何度も同じことを")).map(\.key) == [nil])
    #expect(
      heard((.customer, "症状です"), (.customer, "さっきも言いました")).map(\.key) == [nil],
      "what the customer said before is no question")
    #expect(heard((.agent, "症状は"), (.customer, "解約です")).map(\.key) == [nil])
    let key = FactKey(
      name: "item.site", subject: .site, askText: [:], confirmText: [:], title: ["ja": "設置場所"])
    #expect(
      heard((.customer, "設置場所はさっきも言いました"), keys: FactKeys([key])).map(\.key)
        == ["item.site"])
  }

  @Test("are told up to a bound")
  func isBounded() {
    let utterances = (0...Hearing.heardCountMax).map {
      Transcript.Utterance(name: nil, speaker: .customer, offsetSeconds: $0, text: "解約")
    }
    let hearing = Hearing(rules: Self.rules, lexicon: Self.lexicon, keys: FactKeys())
    let most = Transcript(Array(utterances.dropLast()))
    #expect(hearing.heard(in: most).count == Hearing.heardCountMax)
    #expect(hearing.heard(in: Transcript(utterances)).count == Hearing.heardCountMax)
  }
}

@Suite("Frequent words")
struct WordCountTests {
  private static let lexicon = Lexicon(
    terms: [.init("コンプレッサー", variants: ["圧縮機", "コンプ"]), .init("電源", variants: ["E4"])],
    ignored: ["承知", "the"], version: "dictionary 3")
  private static let noon = Instant(seconds: 1_795_309_920)

  private func count(
    _ texts: [(Int, [String])], only: String? = nil
  ) -> Figure {
    var count = WordCount(
      Self.lexicon, FigureQuery([.words], now: Self.noon, zone: .tokyo), only: only)
    for (days, texts) in texts {
      count.add(texts, at: Self.noon.adding(seconds: Int64(-days * 86_400)))
    }
    return count.figure()
  }

  @Test(
    "are runs of one script, and the terms of the trade",
    arguments: [
      ("冷蔵庫から異音がします", ["冷蔵庫", "異音"]), ("圧縮機の異音とｺﾝﾌﾟﾚｯｻｰ", ["コンプレッサー", "異音", "コンプレッサー"]),
      ("コンプライアンス", ["コンプライアンス"]), ("Ｅ４が点滅", ["電源", "点滅"]), ("E40 と 30 回", ["E40"]),
      ("承知しました。the 音", []), ("大圧縮機室", ["コンプレッサー"]), ("AXとBX", ["AX", "BX"]), ("", []),
    ])
  func words(text: String, words: [String]) {
    #expect(TermFinder(Self.lexicon).words(of: text).map(\.shown) == words)
  }

  @Test("count what was said in most contacts first, with days and stretches of time")
  func counts() {
    let figure = count([
      (0, ["異音", "異音がする"]), (0, ["冷蔵庫", "異音"]), (3, ["冷蔵庫", "冷蔵庫", "冷蔵庫"]), (3, ["冷蔵庫"]),
    ])
    #expect(figure.groups.map(\.key) == ["冷蔵庫", "異音"])
    #expect(figure.groups.first?.values == [.init(.said, .count(5)), .init(.contacts, .count(3))])
    #expect(figure[.words] == .count(2))
    #expect(figure[.said] == .count(8))
    #expect(figure[.contacts] == .count(4))
    #expect(figure.days.map(\.count) == [4, 0, 0, 4])
    #expect(figure.matrix?.columns == ["11-19", "11-20", "11-21", "11-22"])
    #expect(figure.matrix?.counts == [[4, 0, 0, 1], [0, 0, 0, 3]])
    #expect(figure.parameters["dictionary"] == "dictionary 3")
  }

  @Test("stand in weeks and in months where days would be too many")
  func stretches() {
    #expect(count([(0, ["異音"]), (10, ["異音"])]).matrix?.columns == ["11-09", "11-16"])
    #expect(
      count([(0, ["異音"]), (70, ["異音"])]).matrix?.columns == ["2026-09", "2026-10", "2026-11"])
  }

  @Test("are of one word alone, if it is named, however it is written")
  func only() {
    let figure = count([(0, ["圧縮機とコンプ"]), (1, ["異音"])], only: "こんぷれっさー")
    #expect(figure.groups.map(\.key) == ["コンプレッサー"])
    #expect(figure[.said] == .count(2))
    #expect(figure.days.map(\.count) == [2])
  }

  @Test("of another time are not counted")
  func time() {
    var query = FigureQuery([.words], now: Self.noon)
    query.since = Self.noon
    var count = WordCount(Self.lexicon, query)
    count.add(["異音"], at: Self.noon.adding(seconds: -1))
    count.add(["異音"], at: Self.noon)
    #expect(count.figure()[.said] == .count(1))
  }

  @Test("are told apart up to a bound")
  func isBounded() {
    var count = WordCount(Lexicon(), FigureQuery([.words], now: Self.noon))
    let words = (0...WordCount.wordCountMax).map { "w\($0)x" }
    count.add([words.joined(separator: " ")], at: Self.noon)
    #expect(count.figure()[.words] == .count(WordCount.wordCountMax))
  }
}
