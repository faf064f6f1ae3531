internal import Cases
internal import Wire

/// The fact keys and scripts with which a book begins: those of a house that repairs appliances.
///
/// A house publishes a later version, or documents of its own beside them.
enum DefaultFactKeys {
  /// The content of the document of kind `factKeys`.
  static var keys: JSON { ["keys": .array(all.map(\.json))] }

  /// What is asked of whoever calls with a symptom.
  static let intake: JSON = [
    "title": names("症状の聞き取り", "Symptom intake"),
    "steps": [
      "safety.gasSmell", "safety.smoke",
      say("危険があれば、使用をやめて元栓・電源を切るよう案内する", "In danger: have it switched off at the mains first"),
      "item.model", "item.serial", "case.symptom", "case.sinceWhen", "case.frequency",
      "case.errorCode", "case.lightsOnPanel", "case.tried", "item.environment", "customer.hours",
    ],
  ]

  /// What a visit needs, and what is to be found out on site.
  static let visitSheet: JSON = [
    "title": names("訪問票", "Visit sheet"),
    "steps": [
      "identity.caller", "item.site", "visit.availability", "visit.parking", "visit.access",
      "visit.contactOnTheDay", "item.serial", "case.symptom",
      say("現地: 銘板の写真を撮り、周囲の環境を見る", "On site: photograph the name plate, look around"),
      "item.environment", "case.lightsOnPanel", "case.errorCode", "legal.disposal",
    ],
  ]

  private static func say(_ japanese: String, _ english: String) -> JSON {
    ["say": names(japanese, english)]
  }

  private static func names(_ japanese: String, _ english: String) -> JSON {
    ["en": .string(english), "ja": .string(japanese)]
  }

  /// A key as it stands in the document.
  private struct Key {
    let name: String
    let subject: FactSubject
    let title: (ja: String, en: String)
    let ask: (ja: String, en: String)
    var type = "text"
    var choices: [String] = []
    var freshness: [String] = []
    var sensitivity = Sensitivity.personal
    var alwaysAsk: AlwaysAsk?
    var owner = Team.support
    var requiredBy: [Team] = []

    var json: JSON {
      var members: [String: JSON] = [
        "key": .string(name), "subject": .string(subject.rawValue),
        "title": names(title.ja, title.en), "ask": names(ask.ja, ask.en),
        "confirm": names("\(title.ja)は {value} でよろしいですね", "\(title.en): is it still {value}?"),
        "sensitivity": .string(sensitivity.rawValue), "owner": .string(owner.code),
      ]
      if type != "text" { members["type"] = .string(type) }
      if !choices.isEmpty { members["choices"] = .array(choices.map { .string($0) }) }
      if !freshness.isEmpty { members["freshness"] = .array(freshness.map { .string($0) }) }
      if let alwaysAsk { members["alwaysAsk"] = .string(alwaysAsk.rawValue) }
      if !requiredBy.isEmpty {
        members["requiredBy"] = .array(requiredBy.map { .string($0.code) })
      }
      return .object(members)
    }
  }

  private static var all: [Key] { ofItems + ofCases + ofVisits + ofCustomers + ofDuties }

  private static let ofItems = [
    Key(
      name: "item.model", subject: .item, title: ("機種", "Model"),
      ask: ("機種・型番を教えていただけますか", "Which model is it?"), sensitivity: .impersonal),
    Key(
      name: "item.serial", subject: .item, title: ("製造番号", "Serial number"),
      ask: ("製造番号を教えていただけますか", "What is the serial number?"),
      freshness: ["until item.ownershipChanged"], sensitivity: .impersonal,
      requiredBy: [.repair]),
    Key(
      name: "item.purchasedOn", subject: .item, title: ("購入日", "Date of purchase"),
      ask: ("いつお買い上げですか", "When was it bought?"), type: "date",
      freshness: ["until item.ownershipChanged"]),
    Key(
      name: "item.site", subject: .item, title: ("設置場所", "Where it stands"),
      ask: ("どちらに設置されていますか", "Where does it stand?"),
      freshness: [
        "365 days", "until item.ownershipChanged", "until customer.contactPointRetired",
      ]),
    Key(
      name: "item.environment", subject: .item, title: ("使用環境", "How it is used"),
      ask: ("どのような場所で、どのくらいお使いですか", "Where and how much is it used?"),
      freshness: ["365 days", "until item.ownershipChanged"], owner: .repair),
  ]

  private static let ofCases = [
    Key(
      name: "case.symptom", subject: .case, title: ("症状", "Symptom"),
      ask: ("どのような症状ですか", "What is wrong with it?"), freshness: ["per case"],
      requiredBy: [.repair]),
    Key(
      name: "case.sinceWhen", subject: .case, title: ("いつから", "Since when"),
      ask: ("いつからその症状がありますか", "Since when has it been so?"), freshness: ["per case"]),
    Key(
      name: "case.frequency", subject: .case, title: ("頻度", "How often"),
      ask: ("いつも起きますか、時々ですか", "Does it always happen, or now and then?"), type: "choice",
      choices: ["always", "sometimes", "once"], freshness: ["per case"],
      sensitivity: .impersonal),
    Key(
      name: "case.errorCode", subject: .case, title: ("エラー表示", "Error code"),
      ask: ("エラーの表示は出ていますか", "Which error code is shown?"),
      freshness: ["per case", "7 days"], sensitivity: .impersonal),
    Key(
      name: "case.lightsOnPanel", subject: .case, title: ("ランプの状態", "Lights on the panel"),
      ask: ("操作部のランプはどうなっていますか", "Which lights are on?"),
      freshness: ["per case", "7 days"], sensitivity: .impersonal),
    Key(
      name: "case.tried", subject: .case, title: ("試したこと", "What was tried"),
      ask: ("これまでに試されたことはありますか", "What have you tried?"), freshness: ["per case"]),
    Key(
      name: "sales.interest", subject: .case, title: ("ご関心の内容", "Interest"),
      ask: ("どのような商品にご関心がありますか", "What are you interested in?"),
      freshness: ["per case"], owner: .sales, requiredBy: [.sales]),
  ]

  private static let ofVisits = [
    Key(
      name: "visit.availability", subject: .case, title: ("訪問のご都合", "When a visit suits"),
      ask: ("訪問のご都合はいつがよろしいですか", "When would a visit suit you?"),
      freshness: ["per case", "until its date"]),
    Key(
      name: "visit.parking", subject: .customer, title: ("駐車場所", "Parking"),
      ask: ("車を停められる場所はありますか", "Where can we park?"), freshness: ["365 days"],
      owner: .repair),
    Key(
      name: "visit.access", subject: .customer, title: ("入館方法", "How to get in"),
      ask: ("オートロックや入館の手続きはありますか", "How do we get in?"), freshness: ["180 days"],
      owner: .repair),
    Key(
      name: "visit.contactOnTheDay", subject: .case, title: ("当日のご連絡先", "Contact on the day"),
      ask: ("当日はどなたにご連絡すればよろしいですか", "Whom do we call on the day?"),
      freshness: ["per case"]),
  ]

  private static let ofCustomers = [
    Key(
      name: "customer.hours", subject: .customer, title: ("連絡のつく時間", "Hours"),
      ask: ("ご連絡のつきやすい時間はいつですか", "When can we reach you?"), freshness: ["180 days"]),
    Key(
      name: "customer.language", subject: .customer, title: ("ご希望の言語", "Language"),
      ask: ("ご希望の言語はありますか", "Which language do you prefer?")),
    Key(
      name: "customer.channel", subject: .customer, title: ("ご希望の連絡方法", "How to reach"),
      ask: ("ご連絡は電話とメールのどちらがよろしいですか", "Shall we call or write?"),
      freshness: ["365 days"]),
    Key(
      name: "customer.photo", subject: .customer, title: ("写真", "Photo"),
      ask: ("お写真をお送りいただけますか", "Could you send a photo?")),
    Key(
      name: "customer.payment", subject: .customer, title: ("お支払い方法", "Payment"),
      ask: ("お支払い方法はどうされますか", "How will you pay?"), freshness: ["365 days"],
      sensitivity: .restricted, owner: .sales),
  ]

  private static let ofDuties = [
    Key(
      name: "identity.caller", subject: .customer, title: ("ご本人の確認", "Identity"),
      ask: ("お名前とご登録のお電話番号をお願いします", "Your name and registered number, please?"),
      alwaysAsk: .identity),
    Key(
      name: "safety.gasSmell", subject: .case, title: ("ガスの臭い", "Smell of gas"),
      ask: ("ガスの臭いはしませんか", "Is there a smell of gas?"), type: "flag",
      sensitivity: .impersonal, alwaysAsk: .safety),
    Key(
      name: "safety.smoke", subject: .case, title: ("煙・焦げ", "Smoke or burning"),
      ask: ("煙や焦げた臭いはありませんか", "Is there smoke or a smell of burning?"), type: "flag",
      sensitivity: .impersonal, alwaysAsk: .safety),
    Key(
      name: "legal.disposal", subject: .case, title: ("引き取りの同意", "Consent to disposal"),
      ask: ("交換した部品は引き取ってよろしいですか", "May we take the old parts away?"), type: "flag",
      alwaysAsk: .legal),
  ]
}
