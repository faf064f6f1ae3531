/// Why a checkpoint is not accepted.
package enum CheckpointError: Error, Hashable, Sendable {
  /// The note around it is not accepted.
  case note(NoteError)

  /// Line `line` of the text, counted from 1, is not what a checkpoint has there.
  case isMalformed(line: Int)

  /// It is signed, but is of the book `found`, not of `expected`.
  case isOfAnotherBook(expected: String, found: String)
}

/// The head of a book's log at a moment: with a signature, and outside of the book, it makes every
/// alteration of what came before provable.
///
/// As text, one line each:
///
/// ```text
/// casebook/01JD5T0C4E8N1R6W3Y9B2F7H5K       origin: which book
/// 1                                         epoch
/// 184213                                    seq
/// 4N0mXf…=                                  chain hash of that seq, base64
/// 2026-11-22T01:12:00.123456Z               when
/// ```
package struct Checkpoint: Hashable, Sendable {
  /// The id of the book as it is written: neither spaces nor plus.
  package let bookID: String
  /// The epoch of `seq`.
  package let epoch: UInt32
  /// The last event that it covers.
  package let seq: UInt64
  /// The 32 bytes of the chain hash of that event.
  package let hash: [UInt8]
  /// When it was made, in microseconds since 1970 UTC.
  package let time: Int64

  /// How many bytes a chain hash has: SHA-256.
  package static let hashByteCount = 32

  /// The head of a log; `hash` has 32 bytes, `time` is in microseconds of the years 1 to 9999.
  package init(bookID: String, epoch: UInt32, seq: UInt64, hash: [UInt8], time: Int64) {
    precondition(hash.count == Self.hashByteCount, "a chain hash has 32 bytes")
    precondition(SignedNote.isName(bookID), "a book's id has neither spaces nor a plus")
    precondition(CheckpointTime.range.contains(time), "a time has four digits for its year")
    self.bookID = bookID
    self.epoch = epoch
    self.seq = seq
    self.hash = hash
    self.time = time
  }

  /// Signs this checkpoint with the key of its book.
  package func signed(by key: CheckpointKey) -> SignedNote {
    SignedNote(text: text, signer: key, name: Self.origin(bookID: bookID))
  }

  /// Reads a signed checkpoint and checks it: signature first, then book and shape.
  ///
  /// - Parameters:
  ///   - note: The note, as it was exported.
  ///   - verifier: The public key, known from elsewhere than the note.
  ///   - bookID: The book that it must be of.
  /// - Throws: ``CheckpointError``.
  package init(
    verifying note: String, with verifier: CheckpointVerifier, bookID: String
  ) throws(CheckpointError) {
    let parsed: SignedNote
    do throws(NoteError) {
      parsed = try SignedNote(parsing: note)
      try parsed.verify(verifier)
    } catch {
      throw .note(error)
    }
    try self.init(text: parsed.text)
    guard self.bookID == bookID else {
      throw .isOfAnotherBook(expected: bookID, found: self.bookID)
    }
  }

  /// Reads the text of a checkpoint; every line in exactly the form in which it is written.
  init(text: String) throws(CheckpointError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 6 else { throw .isMalformed(line: lines.count) }
    guard lines.count == 6, lines[5].isEmpty else { throw .isMalformed(line: 6) }
    guard lines[0].utf8.starts(with: Self.originPrefix.utf8) else { throw .isMalformed(line: 1) }
    let bookID = lines[0].dropFirst(Self.originPrefix.count)
    guard SignedNote.isName(bookID) else { throw .isMalformed(line: 1) }
    guard let epoch = UInt32(lines[1]), "\(epoch)" == lines[1] else { throw .isMalformed(line: 2) }
    guard let seq = UInt64(lines[2]), "\(seq)" == lines[2] else { throw .isMalformed(line: 3) }
    guard let hash = base64Bytes(String(lines[3])), hash.count == Self.hashByteCount else {
      throw .isMalformed(line: 4)
    }
    guard let time = CheckpointTime.microseconds(lines[4]) else { throw .isMalformed(line: 5) }
    self.init(bookID: String(bookID), epoch: epoch, seq: seq, hash: hash, time: time)
  }

  /// What is signed.
  var text: String {
    """
    \(Self.origin(bookID: bookID))
    \(epoch)
    \(seq)
    \(base64(hash))
    \(CheckpointTime.text(time))

    """
  }

  /// The first line, and the name of the key.
  static func origin(bookID: String) -> String {
    originPrefix + bookID
  }

  private static let originPrefix = "casebook/"
}
