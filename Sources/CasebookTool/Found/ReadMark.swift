internal import Casebook
internal import Cases
internal import Screens

/// Up to where this user has read a case on this device.
struct ReadMark {
  private let file: StateFile

  /// The mark of a case of the desk's book.
  init(of id: CaseID, _ desk: Desk) throws(ErrorReport) {
    let directory = try BookPlace.state(of: desk)
    file = StateFile("read/\(try desk.book().file.id)", "\(id)", in: directory)
  }

  /// The place in the log of the last record that was read; nil before the first reading.
  var seq: UInt64? {
    file.read().flatMap { UInt64($0.filter { !$0.isWhitespace }) }
  }

  /// Moves it forward, never back.
  ///
  /// Whoever cannot keep marks can read all the same, so a failure is no error.
  func advance(to seq: UInt64) {
    if let known = self.seq, known >= seq { return }
    try? file.write("\(seq)\n")
  }
}
