package import Cases

/// Why a checkpoint is not accepted.
package enum CheckpointError: Error, Hashable, Sendable {
  /// The note around it is not accepted.
  case note(NoteError)

  /// Line `line` of the text, counted from 1, is not what a checkpoint has there.
  case isMalformed(line: Int)

  /// It is signed, but is of the book `found`, not of `expected`.
  case isOfAnotherBook(expected: BookID, found: BookID)
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
  /// The book whose log it is of.
  package let book: BookID
  /// The epoch of `seq`.
  package let epoch: UInt32
  /// The last event that it covers.
  package let seq: UInt64
  /// The 32 bytes of the chain hash of that event.
  package let hash: [UInt8]
  /// When it was made.
  package let time: Instant

  /// How many bytes a chain hash has: SHA-256.
  package static let hashByteCount = 32

  /// The head of a log; `hash` has 32 bytes, `time` is in ``Instant/range``.
  package init(book: BookID, epoch: UInt32, seq: UInt64, hash: [UInt8], time: Instant) {
    precondition(hash.count == Self.hashByteCount, "a chain hash has 32 bytes")
    precondition(Instant.range.contains(time), "a year has four digits")
    self.book = book
    self.epoch = epoch
    self.seq = seq
    self.hash = hash
    self.time = time
  }

  /// Signs this checkpoint with the key of its book.
  package func signed(by key: CheckpointKey) -> SignedNote {
    SignedNote(text: text, signer: key, name: Self.origin(book))
  }

  /// Reads a signed checkpoint and checks it: signature first, then book and shape.
  ///
  /// - Parameters:
  ///   - note: The note, as it was exported.
  ///   - verifier: The public key, known from elsewhere than the note.
  ///   - book: The book that it must be of.
  /// - Throws: ``CheckpointError``.
  package init(
    verifying note: String, with verifier: CheckpointVerifier, book: BookID
  ) throws(CheckpointError) {
    let parsed: SignedNote
    do throws(NoteError) {
      parsed = try SignedNote(parsing: note)
      try parsed.verify(verifier)
    } catch {
      throw .note(error)
    }
    try self.init(text: parsed.text)
    guard self.book == book else {
      throw .isOfAnotherBook(expected: book, found: self.book)
    }
  }

  /// Reads the text of a checkpoint; every line in exactly the form in which it is written.
  init(text: String) throws(CheckpointError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 6 else { throw .isMalformed(line: lines.count) }
    guard lines.count == 6, lines[5].isEmpty else { throw .isMalformed(line: 6) }
    guard let book = BookID(ulid: String(lines[0].suffix(26))), Self.origin(book) == lines[0] else {
      throw .isMalformed(line: 1)
    }
    guard let epoch = UInt32(lines[1]), "\(epoch)" == lines[1] else { throw .isMalformed(line: 2) }
    guard let seq = UInt64(lines[2]), "\(seq)" == lines[2] else { throw .isMalformed(line: 3) }
    guard let hash = base64Bytes(String(lines[3])), hash.count == Self.hashByteCount else {
      throw .isMalformed(line: 4)
    }
    guard let time = CheckpointTime.instant(lines[4]) else { throw .isMalformed(line: 5) }
    self.init(book: book, epoch: epoch, seq: seq, hash: hash, time: time)
  }

  /// What is signed.
  var text: String {
    """
    \(Self.origin(book))
    \(epoch)
    \(seq)
    \(base64(hash))
    \(CheckpointTime.text(time))

    """
  }

  /// The first line, and the name of the key.
  static func origin(_ book: BookID) -> String {
    "casebook/\(book)"
  }
}
