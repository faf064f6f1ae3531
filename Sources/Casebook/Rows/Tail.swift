internal import Cases
internal import EventLog
internal import LMDB
internal import Views

/// Why a view cannot go on, and where.
struct ViewStop: Hashable, Sendable {
  let seq: UInt64
  let why: String
}

/// What the tail of the log changed over the folded tables, in memory.
///
/// It stands for the records in (`folded`, `through`].
///
/// Unchecked: `changes` is an object that belongs to one thread at a time.  A tail is kept in a
/// `Mutex`, and whoever works with it takes it out until it is put back.
struct Tail: @unchecked Sendable {
  let changes: OverlayChanges
  /// Up to where the tables below it stand.
  let folded: UInt64
  /// Up to where it has been folded.
  var through: UInt64
  /// The live tables below it.
  let slots: [ViewSlot]
  /// Views that stopped, in the tables or in the tail.
  private(set) var stops: [ViewName: ViewStop] = [:]
  private var stopped = ViewSet()

  init(folded: UInt64, slots: [ViewSlot], changes: OverlayChanges = OverlayChanges()) {
    self.changes = changes
    self.folded = folded
    through = folded
    self.slots = slots
    for view in ViewName.allCases {
      let slot = slots[view.index]
      if slot.stoppedAt != 0 { stop(view, ViewStop(seq: slot.stoppedAt, why: slot.why)) }
    }
  }

  private mutating func stop(_ view: ViewName, _ stop: ViewStop) {
    stops[view] = stop
    stopped.insert(view)
  }

  /// The empty tail over tables into which this one was folded.
  ///
  /// What it holds decoded moves over; it must not be used itself any more.
  func rebased() -> Tail {
    changes.rebase()
    return Tail(folded: through, slots: slots, changes: changes)
  }

  /// Whether it can be extended over tables that stand like this.
  func stands(on folded: UInt64, _ slots: [ViewSlot], upTo head: UInt64) -> Bool {
    self.folded == folded && self.slots == slots && through <= head
  }

  /// Folds one record into every view that has not stopped.
  mutating func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, into rows: inout R
  ) {
    for (view, error) in AllViews.fold(record, into: &rows, except: stopped) {
      stop(view, ViewStop(seq: record.seq, why: "\(error)"))
    }
    through = record.seq
  }
}
