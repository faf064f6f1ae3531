extension WithheldNumber {
  /// What `text` says instead of a number; nil if it says nothing of the kind.
  ///
  /// - Parameter text: As ``foldedWidth(_:)`` gives it; capitals do not matter.
  init?(saidBy text: String) {
    guard let reason = Self.foldedWords[text.lowercased()] else { return nil }
    self = reason
  }

  private static let foldedWords = Dictionary(
    words.map { (foldedWidth($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })

  /// What telephones, exchanges and people write.
  ///
  /// The English ones of mobile networks are 3GPP TS 24.008, 10.5.4.30, cause of no CLI:
  /// unavailable, reject by user, interaction with other service, coin line/payphone.  Those of SIP
  /// are RFC 3261, 8.1.1.3, and RFC 3323.
  private static let words: [String: WithheldNumber] = [
    "p": .anonymous,
    "非通知": .anonymous,
    "非通知設定": .anonymous,
    "番号非通知": .anonymous,
    "ヒツウチ": .anonymous,
    "ﾋﾂｳﾁ": .anonymous,
    "anonymous": .anonymous,
    "anonymous@anonymous.invalid": .anonymous,
    "private": .anonymous,
    "private number": .anonymous,
    "restricted": .anonymous,
    "withheld": .anonymous,
    "reject by user": .anonymous,
    "c": .payphone,
    "公衆電話": .payphone,
    "コウシュウデンワ": .payphone,
    "ｺｳｼｭｳﾃﾞﾝﾜ": .payphone,
    "コウシュウ": .payphone,
    "ｺｳｼｭｳ": .payphone,
    "payphone": .payphone,
    "coin line": .payphone,
    "coin line/payphone": .payphone,
    "o": .outOfArea,
    "圏外": .outOfArea,
    "表示圏外": .outOfArea,
    "通知不可": .outOfArea,
    "通知不可能": .outOfArea,
    "out of area": .outOfArea,
    "unavailable": .outOfArea,
    "s": .notOffered,
    "サービス競合": .notOffered,
    "interaction with other service": .notOffered,
    "e": .receptionError,
    "受信エラー": .receptionError,
  ]
}
