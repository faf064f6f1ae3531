import Cases
import Testing

@testable import Casebook

@Suite("A signed note")
struct SignedNoteTests {
  // From the documentation of golang.org/x/mod/sumdb/note; the seed is the one of its private key.
  static let verifierText =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let seedText = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  static let text = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  static let signatureLine = """
    \u{2014} PeterNeumann \
    x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

    """
  static let note = text + "\n" + signatureLine

  static var key: CheckpointKey {
    CheckpointKey(seed: Array((base64Bytes(seedText) ?? []).dropFirst()))
  }

  @Test("is byte for byte what other tools make of the same key and text")
  func matchesOthers() throws {
    let verifier = try #require(CheckpointVerifier(Self.verifierText))
    #expect(Self.key.verifier(name: "PeterNeumann") == verifier)
    #expect(verifier.description == Self.verifierText)
    let made = SignedNote(text: Self.text, signer: Self.key, name: "PeterNeumann")
    #expect(made.description == Self.note)
    let parsed = try SignedNote(parsing: Self.note)
    #expect(parsed == made)
    try parsed.verify(verifier)
  }

  @Test("has the public key of RFC 8032, section 7.1, test 1")
  func publicKey() {
    let key = CheckpointKey(
      seed: bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    #expect(
      key.verifier(name: "x").publicKey
        == bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
  }

  @Test("is not accepted when its text or the signature was altered")
  func altered() throws {
    let verifier = try #require(CheckpointVerifier(Self.verifierText))
    let other = try SignedNote(parsing: Self.note.replacing("problem is", with: "Problem is"))
    #expect(throws: NoteError.signatureIsBad(by: "PeterNeumann")) { try other.verify(verifier) }
    // The sixth character of the base64 is the last one of the key's hash.
    let hash = try SignedNote(parsing: Self.note.replacing("x08go/", with: "x18go/"))
    #expect(throws: NoteError.isNotSigned(by: "PeterNeumann")) { try hash.verify(verifier) }
    let signature = try SignedNote(parsing: Self.note.replacing("ZJkuBS9", with: "ZJkuBS8"))
    #expect(throws: NoteError.signatureIsBad(by: "PeterNeumann")) { try signature.verify(verifier) }
    let short = try SignedNote(
      parsing: Self.text + "\n\u{2014} PeterNeumann \(base64(verifier.hash + [1]))\n")
    #expect(throws: NoteError.signatureIsBad(by: "PeterNeumann")) { try short.verify(verifier) }
  }

  @Test("may have signatures of others, but none of the known key may be wrong")
  func several() throws {
    let verifier = try #require(CheckpointVerifier(Self.verifierText))
    let stranger = SignedNote(text: Self.text, signer: CheckpointTests.key, name: "PeterNeumann")
    let strange = stranger.description.dropFirst(Self.text.count + 1)
    try SignedNote(parsing: Self.note + strange).verify(verifier)
    try SignedNote(parsing: Self.text + "\n" + strange + Self.signatureLine).verify(verifier)
    #expect(throws: NoteError.isNotSigned(by: "PeterNeumann")) {
      try stranger.verify(verifier)
    }
    let wrong = Self.signatureLine.replacing("ZJkuBS9", with: "ZJkuBS8")
    #expect(throws: NoteError.signatureIsBad(by: "PeterNeumann")) {
      try SignedNote(parsing: Self.note + wrong).verify(verifier)
    }
  }

  @Test("may have empty lines in its text")
  func emptyLines() throws {
    let made = SignedNote(text: "a\n\nb\n", signer: Self.key, name: "x")
    #expect(try SignedNote(parsing: made.description) == made)
    let onlyEmpty = SignedNote(text: "\n", signer: Self.key, name: "x")
    #expect(try SignedNote(parsing: onlyEmpty.description) == onlyEmpty)
  }

  @Test(
    "names the line that is wrong",
    arguments: [
      ("", 1), ("a", 1), ("a\n", 2), ("a\n\n", 3), ("\n\n", 3), ("a\u{2014} x AAAAAAA=\n", 2),
      ("a\n\n\u{2014} x AAAAAAA=", 3), ("a\n\n\u{2014} x AAAAAAA=\nb\n", 4),
      ("a\n\n- x AAAAAAA=\n", 3), ("a\n\n\u{2014}x AAAAAAA=\n", 3),
      ("a\n\n\u{2014} x  AAAAAAA=\n", 3), ("a\n\n\u{2014} x+y AAAAAAA=\n", 3),
      ("a\n\n\u{2014}  AAAAAAA=\n", 3), ("a\n\n\u{2014} x AAAA\n", 3),
      ("a\n\n\u{2014} x AAAAAA==\n", 3),
      ("a\n\n\u{2014} x AAAAAA=\n", 3),
      ("a\n\n\u{2014} x AAAAAAA\n", 3), ("a\n\n\u{2014} x AAAAAAA= \n", 3), ("a\tb\n\n", 1),
      ("a\r\n\r\n\u{2014} x AAAAAAA=\r\n", 1), ("a\nb\u{0}\n\n\u{2014} x AAAAAAA=\n", 2),
      ("\n\u{2014} x AAAAAAA=\n", 3),
    ])
  func malformed(note: String, line: Int) {
    #expect(throws: NoteError.isMalformed(line: line)) { try SignedNote(parsing: note) }
  }

  @Test("has a bound for its length and for its signatures")
  func bounds() throws {
    let most = String(repeating: Self.signatureLine, count: SignedNote.signatureCountMax)
    let full = try SignedNote(parsing: Self.text + "\n" + most)
    #expect(full.signatures.count == SignedNote.signatureCountMax)
    #expect(throws: NoteError.isMalformed(line: 4 + SignedNote.signatureCountMax)) {
      try SignedNote(parsing: Self.text + "\n" + most + Self.signatureLine)
    }
    let rest = SignedNote.byteCountMax - Self.note.utf8.count - 1
    let longest = String(repeating: "x", count: rest) + "\n" + Self.note
    #expect(longest.utf8.count == SignedNote.byteCountMax)
    #expect(try SignedNote(parsing: longest).signatures.count == 1)
    #expect(throws: NoteError.isTooLong(byteCount: SignedNote.byteCountMax + 1)) {
      try SignedNote(parsing: "x" + longest)
    }
  }

  @Test(
    "is checked with a key that is written correctly",
    arguments: [
      "", "PeterNeumann", "PeterNeumann+c74f20a3",
      "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
    ])
  func malformedKeys(text: String) {
    #expect(CheckpointVerifier(text) == nil)
  }
}

@Suite("The key of checkpoints")
struct CheckpointKeyTests {
  @Test("is made with the other keys, and read again")
  func readAgain() throws {
    try withKeys { store in
      let key = try CheckpointKey(directory: store.directory)
      let again = try CheckpointKey(directory: store.directory)
      #expect(key.verifier(book: testBook) == again.verifier(book: testBook))
      #expect(key.verifier(book: testBook).name == "casebook/\(testBook)")
      try withKeys { other in
        let otherKey = try CheckpointKey(directory: other.directory)
        #expect(otherKey.verifier(book: testBook) != key.verifier(book: testBook))
      }
    }
  }
}
