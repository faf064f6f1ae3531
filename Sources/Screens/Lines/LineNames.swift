package import Cases

/// The names and numbers that lines of a timeline need besides their records.
///
/// Each look-up gives `nil` for what is not known or not to be read by this reader; the line then
/// shows the end of the identifier.
package struct LineNames: Sendable {
  /// The name of somebody of ours: `佐藤`.
  package var member: @Sendable (MemberID) -> String?
  /// The name of a customer: `山田製作所 高橋様`.
  package var customer: @Sendable (CustomerID) -> String?
  /// The number of a case: `C-1042`.
  package var `case`: @Sendable (CaseID) -> String?
  /// Model and serial number of an item: `AX-300 S/N 4410-0087`.
  package var item: @Sendable (ItemID) -> String?
  /// The reference of the entry with an event: `C-1042#12`.
  package var entry: @Sendable (EventID) -> String?
  /// What a fact is about: its key.
  package var fact: @Sendable (FactID) -> String?
  /// What was promised, in words.
  package var promise: @Sendable (PromiseID) -> String?
  /// The reference of the entry that made a promise: `C-1042#14`.
  package var promiseEntry: @Sendable (PromiseID) -> String?
  /// What a reason code or the key of a fact is called.
  package var code: @Sendable (String) -> String?
  /// The state before and after an event that changed it.
  package var stateChange: @Sendable (EventID) -> StateChange?

  /// Makes names of look-ups; without any, nothing is known.
  package init(
    member: @escaping @Sendable (MemberID) -> String? = { _ in nil },
    customer: @escaping @Sendable (CustomerID) -> String? = { _ in nil },
    case: @escaping @Sendable (CaseID) -> String? = { _ in nil },
    item: @escaping @Sendable (ItemID) -> String? = { _ in nil },
    entry: @escaping @Sendable (EventID) -> String? = { _ in nil },
    fact: @escaping @Sendable (FactID) -> String? = { _ in nil },
    promise: @escaping @Sendable (PromiseID) -> String? = { _ in nil },
    promiseEntry: @escaping @Sendable (PromiseID) -> String? = { _ in nil },
    code: @escaping @Sendable (String) -> String? = { _ in nil },
    stateChange: @escaping @Sendable (EventID) -> StateChange? = { _ in nil }
  ) {
    self.member = member
    self.customer = customer
    self.case = `case`
    self.item = item
    self.entry = entry
    self.fact = fact
    self.promise = promise
    self.promiseEntry = promiseEntry
    self.code = code
    self.stateChange = stateChange
  }
}

/// The words for the state of a case before and after something.
package struct StateChange: Hashable, Sendable {
  package let before: StateWord
  package let after: StateWord

  /// Makes a change.
  package init(before: StateWord, after: StateWord) {
    self.before = before
    self.after = after
  }
}
