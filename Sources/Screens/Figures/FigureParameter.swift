/// The parameters of rules in words.
enum FigureParameter {
  /// One for each parameter, in the order of their names.
  static func texts(_ parameters: [String: String]) -> [Bilingual] {
    parameters.sorted { $0.key < $1.key }.map { text($0.key, $0.value) }
  }

  private static func text(_ name: String, _ value: String) -> Bilingual {
    switch name {
    case "W": Bilingual(ja: "W = \(value) 日", en: "W = \(value) days")
    case "T": Bilingual(ja: "T = \(value) 秒", en: "T = \(value) s")
    case "days": Bilingual(ja: "再訪を見る \(value) 日", en: "within \(value) days")
    case "shortAbandonSec":
      Bilingual(ja: "すぐ = \(value) 秒未満", en: "short = under \(value) s")
    case "calendar" where value == "none":
      Bilingual(ja: "営業日の文書なし (24時間)", en: "no calendar (every hour)")
    case "calendar":
      Bilingual(
        ja: "営業日 第\(value.split(separator: " ").last ?? "")版", en: "calendar \(value)")
    case "percentile": Bilingual(ja: "百分位は間を直線で補う", en: "percentiles linear between places")
    case "baseline": Bilingual(ja: "baseline = \(value)", en: "baseline = \(value)")
    case "p": Bilingual(ja: "p = \(value)", en: "p = \(value)")
    case "speaker": Bilingual(ja: "お客様の言葉", en: "words of customers")
    case "dictionary":
      Bilingual(ja: "辞書 第\(value.split(separator: " ").last ?? "")版", en: "\(value)")
    default: Bilingual(same: "\(name) = \(value)")
    }
  }
}
