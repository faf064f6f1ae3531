/// A person is to be forgotten.
package struct ErasureOrdered: Hashable, Sendable {
  /// Why, as a reason code.
  package var reason: String
  /// What is kept all the same.
  package var keeps: [Kept]

  package init(
    reason: String,
    keeps: [Kept] = []
  ) {
    self.reason = reason
    self.keeps = keeps
  }
}

/// A person was forgotten.
package struct ErasureCompleted: Hashable, Sendable {
  /// The keys that were destroyed.
  package var keys: [Int]
  /// How many records they had sealed.
  package var recordCount: Int
  /// How many blobs went.
  package var blobCount: Int

  package init(
    keys: [Int] = [],
    recordCount: Int,
    blobCount: Int
  ) {
    self.keys = keys
    self.recordCount = recordCount
    self.blobCount = blobCount
  }
}
