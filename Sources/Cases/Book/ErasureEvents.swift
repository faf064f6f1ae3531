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

/// What an erasure that was ordered has destroyed by now, as the book found it.
package struct ErasedTraces: Hashable, Sendable {
  package var customer: CustomerID
  /// Keys that went besides those in the ring of the customer.
  package var keys: [UInt64]
  /// The records that were sealed, and the blobs that are gone.
  package var recordCount: Int
  package var blobCount: Int

  package init(customer: CustomerID, keys: [UInt64], recordCount: Int, blobCount: Int) {
    self.customer = customer
    self.keys = keys
    self.recordCount = recordCount
    self.blobCount = blobCount
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
