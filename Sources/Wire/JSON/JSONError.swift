/// Why bytes are no JSON document of ours.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case tooLong, tooDeep, endsEarly, goesOn, unexpectedByte, notUTF8, badEscape, badSurrogate
    case controlCharacter, notWhole, numberTooGreat, badNumber, duplicateName
  }

  package let reason: Reason
  /// Where: bytes from the beginning, from 0.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
