/// Somebody wrote a memo.
package struct MemoWritten: Hashable, Sendable {
  /// The memo.
  package var memoID: MemoID
  /// The words; personal: `nil` also where it is sealed.
  package var body: String?
  /// Tags of the shop.
  package var tags: [String]
  /// Whether it stands on top.
  package var pinned: Bool
  /// The team that is asked, and until when.
  package var to: Referral?
  /// The memo that it answers.
  package var answers: MemoID?

  package init(
    memoID: MemoID,
    body: String?,
    tags: [String] = [],
    pinned: Bool,
    to: Referral? = nil,
    answers: MemoID? = nil
  ) {
    self.memoID = memoID
    self.body = body
    self.tags = tags
    self.pinned = pinned
    self.to = to
    self.answers = answers
  }
}
