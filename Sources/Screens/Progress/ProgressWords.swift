/// The words of progress lines.
enum ProgressWords: Message {
  case count(Progress)
  case rate(Progress, Double)
  case left(Int)
  case seconds(Int64)
  case stopped(isResumable: Bool)

  var ja: String {
    switch self {
    case .count(let progress): "\(Self.count(progress)) \(progress.unit.ja)"
    case .rate(let progress, let rate): "\(Self.rounded(rate)) \(progress.unit.ja)/秒"
    case .left(let seconds): "残り \(DateWords.duration(seconds: seconds).ja)"
    case .seconds(let milliseconds): "\(Self.tenths(milliseconds)) 秒"
    case .stopped(true): "途中です。同じコマンドで続きから始まります"
    case .stopped(false): "途中です。同じコマンドで最初から始まります"
    }
  }

  var en: String {
    switch self {
    case .count(let progress): "\(Self.count(progress)) \(progress.unit.en)"
    case .rate(let progress, let rate): "\(Self.rounded(rate)) \(progress.unit.en)/s"
    case .left(let seconds): "\(DateWords.duration(seconds: seconds).en) left"
    case .seconds(let milliseconds): "\(Self.tenths(milliseconds)) s"
    case .stopped(true): "not finished; the same command goes on from here"
    case .stopped(false): "not finished; the same command starts again"
    }
  }

  private static func count(_ progress: Progress) -> String {
    progress.total.map { "\(progress.done.grouped) / \($0.grouped)" } ?? progress.done.grouped
  }

  /// To four digits that mean something: 541,300.
  static func rounded(_ rate: Double) -> String {
    guard rate.isFinite, rate > 0, rate < 1e15 else { return "0" }
    guard rate >= 10 else { return tenths(Int64((rate * 1_000).rounded())) }
    var step: Int64 = 1
    while Int64(rate) / step >= 10_000 { step *= 10 }
    return (Int64((rate / Double(step)).rounded()) * step).grouped
  }

  /// Thousandths with one decimal, rounded half up: `6.2`.
  private static func tenths(_ thousandths: Int64) -> String {
    let tenths = (max(thousandths, 0) + 50) / 100
    return "\((tenths / 10).grouped).\(tenths % 10)"
  }
}
