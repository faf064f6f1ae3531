internal import Cases

/// The numbers of cases, for naming the entries of answers: "C-1042#14".
struct CaseNumbers {
  /// Bound: how many are kept; then it begins anew.
  static let countMax = 10_000

  private var known: [CaseID: String] = [:]

  subscript(_ id: CaseID) -> String? {
    get { known[id] }
    set {
      if known.count >= Self.countMax { known = [:] }
      known[id] = newValue
    }
  }
}
