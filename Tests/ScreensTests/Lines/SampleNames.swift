import Cases
import CasesTesting

@testable import Screens

extension LineNames {
  /// Names of the sample book, in one language.
  static func sample(_ language: Language) -> LineNames {
    let kimura = language == .ja ? "木村" : "K. Kimura"
    let yamada = language == .ja ? "山田製作所 高橋様" : "Yamada M. Takahashi"
    return LineNames(
      member: { $0 == .sample("stranger") ? nil : kimura },
      customer: { $0 == .sample("stranger") ? nil : yamada },
      case: { _ in "C-1042" }, item: { _ in "AX-300 S/N 4410-0087" },
      entry: { _ in "C-1042#12" },
      code: { code in
        guard code == "compressor" else { return nil }
        return language == .ja ? "圧縮機" : "compressor"
      })
  }
}

extension LineWriter {
  /// A writer as on the screens of the specification: Tokyo, 2026-11-22 10:12.
  static func sample(_ language: Language) -> LineWriter {
    LineWriter(
      names: .sample(language),
      dates: DateWriter(language: language, zone: SampleTimes.tokyo, now: SampleTimes.now))
  }
}
