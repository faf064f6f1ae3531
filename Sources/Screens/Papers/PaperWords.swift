internal import Cases

/// What is printed on papers, in the language of the customer.
struct PaperWords {
  let language: Language

  func callAsFunction(_ word: Word) -> String { word.words.text(in: language) }

  enum Word {
    case reportTitle, receiptTitle, reportOpening, receiptOpening, receiptClosing
    case number, issued, phone, address, site, customerNumber
    case item, model, serial, installed, warrantyUntil, until, received, visit
    case request, reported, findings, fault, cause, noFaultFound, work, day, time, kindOfWork,
      technician
    case summary, parts, partNo, quantity, newSerial, oldSerial, position, charge, removedOnly
    case measurements, measured, value, range, judgement, good, bad, tests
    case result, outcome, finished, warranty, price, remarks, customerSignature, signed
    case dateToFill, comma
    case custody, taken, takenBy, condition, accessories, purpose, place, due, loaner, lentUntil
    case ourStamp, returnSignature

    var words: Bilingual {
      Self.head[self] ?? Self.body[self] ?? Self.foot[self] ?? .init(same: "")
    }

    private static let head: [Word: Bilingual] = [
      .reportTitle: Bilingual(ja: "作業報告書", en: "Service report"),
      .receiptTitle: Bilingual(ja: "預かり証", en: "Receipt of custody"),
      .reportOpening: Bilingual(
        ja: "下記のとおり作業を行いましたので、ご報告いたします。", en: "This is the work that we have done."),
      .receiptOpening: Bilingual(
        ja: "下記の品を確かにお預かりいたしました。", en: "We have received the item below from you."),
      .receiptClosing: Bilingual(
        ja: "お引き取りの際は、この証をお持ちください。", en: "Please bring this receipt when you collect it."),
      .number: Bilingual(ja: "番号", en: "Number"),
      .issued: Bilingual(ja: "発行日", en: "Issued"),
      .phone: Bilingual(ja: "電話", en: "Telephone"),
      .address: Bilingual(ja: "ご住所", en: "Address"),
      .site: Bilingual(ja: "設置場所", en: "Site"),
      .customerNumber: Bilingual(ja: "お客様番号", en: "Customer"),
      .item: Bilingual(ja: "製品と受付", en: "Item"),
      .model: Bilingual(ja: "機種", en: "Model"),
      .serial: Bilingual(ja: "製造番号", en: "Serial"),
      .installed: Bilingual(ja: "設置日", en: "Installed"),
      .warrantyUntil: Bilingual(ja: "保証期限", en: "Warranty"),
      .until: Bilingual(ja: " まで", en: ""),
      .received: Bilingual(ja: "受付日時", en: "Received"),
      .visit: Bilingual(ja: "訪問", en: "Visit"),
    ]

    private static let body: [Word: Bilingual] = [
      .request: Bilingual(ja: "ご依頼と診断", en: "Request and findings"),
      .reported: Bilingual(ja: "お申し出", en: "Reported"),
      .findings: Bilingual(ja: "診断", en: "Found"),
      .fault: Bilingual(ja: "故障", en: "fault"),
      .cause: Bilingual(ja: "原因", en: "cause"),
      .noFaultFound: Bilingual(ja: "症状は再現しませんでした", en: "no fault found"),
      .work: Bilingual(ja: "作業の内容", en: "What we did"),
      .day: Bilingual(ja: "月日", en: "Day"),
      .time: Bilingual(ja: "時刻", en: "Time"),
      .kindOfWork: Bilingual(ja: "作業", en: "Work"),
      .technician: Bilingual(ja: "担当", en: "By"),
      .summary: Bilingual(ja: "摘要", en: "Notes"),
      .parts: Bilingual(ja: "交換部品", en: "Parts"),
      .partNo: Bilingual(ja: "部品番号", en: "Part"),
      .quantity: Bilingual(ja: "数量", en: "Qty"),
      .newSerial: Bilingual(ja: "取付品 S/N", en: "New serial"),
      .oldSerial: Bilingual(ja: "取外し品 S/N", en: "Old serial"),
      .position: Bilingual(ja: "位置", en: "Position"),
      .charge: Bilingual(ja: "負担", en: "Charge"),
      .removedOnly: Bilingual(ja: "(取外しのみ)", en: "(removed)"),
      .measurements: Bilingual(ja: "測定", en: "Measurements"),
      .measured: Bilingual(ja: "項目", en: "Measured"),
      .value: Bilingual(ja: "測定値", en: "Value"),
      .range: Bilingual(ja: "基準", en: "Range"),
      .judgement: Bilingual(ja: "判定", en: "Verdict"),
      .good: Bilingual(ja: "良", en: "good"),
      .bad: Bilingual(ja: "否", en: "out of range"),
      .tests: Bilingual(ja: "試験・確認", en: "Tests"),
    ]

    private static let foot: [Word: Bilingual] = [
      .result: Bilingual(ja: "結果と料金", en: "Result and price"),
      .outcome: Bilingual(ja: "結果", en: "Result"),
      .finished: Bilingual(ja: "完了日時", en: "Finished"),
      .warranty: Bilingual(ja: "保証", en: "Warranty"),
      .price: Bilingual(ja: "料金", en: "Price"),
      .remarks: Bilingual(ja: "備考", en: "Remarks"),
      .customerSignature: Bilingual(ja: "お客様ご確認 (ご署名・ご捺印)", en: "Customer's signature"),
      .signed: Bilingual(ja: "電子署名済み", en: "signed electronically"),
      .dateToFill: Bilingual(ja: "      年    月    日", en: "Date: ____________"),
      .comma: Bilingual(ja: "、", en: ", "),
      .custody: Bilingual(ja: "お預かりの品", en: "Item"),
      .taken: Bilingual(ja: "お預かり日時", en: "Received"),
      .takenBy: Bilingual(ja: "受取担当", en: "Received by"),
      .condition: Bilingual(ja: "状態", en: "Condition"),
      .accessories: Bilingual(ja: "付属品", en: "Accessories"),
      .purpose: Bilingual(ja: "目的", en: "For"),
      .place: Bilingual(ja: "保管場所", en: "Kept at"),
      .due: Bilingual(ja: "お返しの予定", en: "To be returned"),
      .loaner: Bilingual(ja: "代替機", en: "Loaner"),
      .lentUntil: Bilingual(ja: "ご返却の期限", en: "Please return by"),
      .ourStamp: Bilingual(ja: "お預かり印", en: "For the house"),
      .returnSignature: Bilingual(ja: "お引き取り時のご署名", en: "Signature on collection"),
    ]
  }

  /// `0.65-0.75`, `>= 0.65`, `<= 0.75`.
  func range(_ range: QuantityRange) -> String {
    switch (range.low, range.high) {
    case (let low?, let high?): "\(low.text)-\(high.text)"
    case (let low?, nil): ">= \(low.text)"
    case (nil, let high?): "<= \(high.text)"
    case (nil, nil): ""
    }
  }

  /// An amount: ¥148,500 (税込).
  func money(_ money: Money) -> String {
    let parts = money.amount.text.split(separator: ".", maxSplits: 1).map(String.init)
    let whole = parts.first.flatMap { Int($0) }?.grouped ?? money.amount.text
    let amount = ([whole] + parts.dropFirst()).joined(separator: ".")
    let tax: Bilingual =
      switch money.tax {
      case .included: Bilingual(ja: " (税込)", en: " incl. tax")
      case .excluded: Bilingual(ja: " (税別)", en: " excl. tax")
      case .none: Bilingual(same: "")
      }
    let sign = money.currency == "JPY" ? "¥" : money.currency + " "
    return sign + amount + tax.text(in: language)
  }
}
