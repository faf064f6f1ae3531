/// A step into a JSON document.
package enum JSONStep: Hashable, Sendable {
  case name(String)
  case index(Int)
}

/// Finds where a value stands in the bytes of a document that has been parsed before.
struct JSONPlace {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line, from 1, on which the value at `path` begins; of what is not there, that of the
  /// last step that is.
  static func line(of path: [JSONStep], in bytes: [UInt8]) -> Int {
    var place = JSONPlace(bytes)
    place.skipSpace()
    for step in path {
      let before = place.at
      guard place.enter(step) else {
        place.at = before
        break
      }
    }
    return bytes.prefix(place.at).count { $0 == 0x0A } + 1
  }

  /// Goes to the beginning of a member or an element; says whether there is one.
  private mutating func enter(_ step: JSONStep) -> Bool {
    guard at < bytes.count else { return false }
    let isObject = bytes[at] == UInt8(ascii: "{")
    guard isObject || bytes[at] == UInt8(ascii: "[") else { return false }
    at += 1
    var count = 0
    while at < bytes.count {
      skipSpace()
      guard at < bytes.count, bytes[at] != UInt8(ascii: "}"), bytes[at] != UInt8(ascii: "]")
      else { return false }
      var found = false
      if isObject {
        let start = at
        skipString()
        let key = try? JSON(parsing: Array(bytes[start..<at]))
        skipSpace()
        at += 1  // The colon.
        skipSpace()
        if case .name(let name) = step { found = key?.text == name }
      } else {
        if case .index(let index) = step { found = index == count }
      }
      if found { return true }
      skipValue()
      skipSpace()
      if at < bytes.count, bytes[at] == UInt8(ascii: ",") { at += 1 }
      count += 1
    }
    return false
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func skipString() {
    at += 1
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    at = min(at + 1, bytes.count)
  }

  private mutating func skipValue() {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        skipString()
        if depth == 0 { return }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
        at += 1
        if depth == 0 { return }
      case UInt8(ascii: ","):
        if depth == 0 { return }
        at += 1
      default: at += 1  // Open set: every other byte belongs to the value.
      }
    }
  }
}
