package import Cases
internal import EventLog
internal import Views

/// What a command would do, if it were sent now.
package enum Rehearsal: Hashable, Sendable {
  /// The stable names of the events that it would write, what the book notes by itself included.
  case wouldWrite([String])
  case refused(Refusal)
}

extension Book {
  /// Decides `command` against what is known now, and writes nothing.
  @available(*, noasync)
  package func rehearse(_ command: Command) throws(BookError) -> Rehearsal {
    guard file.replicaOf == nil, let keys else { throw notWritable }
    let sealer = Sealer(keys: keys, random: .system)
    return try read { (snapshot) throws(BookError) in
      let acceptance = Acceptance(
        command: command, sealer: sealer, now: command.recordedAt, stops: snapshot.stops,
        head: snapshot.position(snapshot.head.seq))
      do throws(Acceptance.Settled) {
        let sources = try acceptance.sources(snapshot)
        return .wouldWrite(sources.map { $0.draft.event.typeName })
      } catch {
        switch error.reply {
        case .refused(let refusal): return .refused(refusal)
        case .failed(let error): throw error
        case .accepted, .idIsReused, .deviceIsReused: throw .isClosed
        }
      }
    }
  }
}

extension Event {
  /// The stable name of its type.
  fileprivate var typeName: String {
    if case .unknown(let event) = self { return event.type }
    return kind?.rawValue ?? ""
  }
}
