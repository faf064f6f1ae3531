package import Cases
package import Wire

/// An event of a feed, as it is handed on.
package struct FeedItem: Hashable, Sendable {
  /// Its place in the log.
  package let seq: UInt64
  /// The place of the event before it in the same feed; 0 if it is the first.
  package let previous: UInt64
  /// The event as JSON; or the 32 bytes of the chain hash and the `Record`, as they are stored.
  package let bytes: [UInt8]

  package init(seq: UInt64, previous: UInt64, bytes: [UInt8]) {
    self.seq = seq
    self.previous = previous
    self.bytes = bytes
  }
}

/// Some events of a feed, in order, with nothing left out between them.
package struct FeedPage: Hashable, Sendable {
  package let items: [FeedItem]
  /// Whether the feed goes on after the last item.
  package let more: Bool
  /// Up to where the feed is now known.
  ///
  /// In the present epoch, whichever the records were written in: who goes on from here knows all
  /// of the book's history up to here, and a heartbeat of this epoch tells him nothing new.
  package let through: LogPosition

  package init(items: [FeedItem], more: Bool, through: LogPosition) {
    self.items = items
    self.more = more
    self.through = through
  }
}

/// How the events of a page are written.
package enum FeedRendering: Sendable {
  /// As JSON, by the renderer's profile.
  case event(Renderer)
  /// As they are stored: 32 bytes of chain hash, then the `Record`.
  case record
}

/// What is said to be the end of a feed.
package enum FeedEnd: Hashable, Sendable {
  /// The head of the log: for who may follow the whole log.
  case head
  /// The feed's own last event: who may not follow the log does not see second by second how much
  /// the book does.
  case lastEvent
}

/// The bounds of reading feeds.
package enum FeedLimits {
  /// The number of events of a page.
  package static let eventCountMax = DeskLimits.readCountMax
  /// The bytes of a page; a single longer event makes a page of its own, or nobody would ever get
  /// past it.
  package static let byteCountMax = DeskLimits.readByteCountMax
  /// What an item has beside its bytes: position and predecessor, and the lengths of frames.
  package static let itemByteCount = 64
  /// How long somebody waits for the log to move, in milliseconds.
  package static let waitMillisecondsMax = DeskLimits.waitMillisecondsMax
  /// How long between two looks whether another process has written, in milliseconds: a look reads
  /// one number from the memory map.
  package static let pollMilliseconds = 2

  /// The wait that is meant by `milliseconds`, which somebody else chose.
  package static func bounded(waitMilliseconds milliseconds: Int) -> Int {
    min(max(milliseconds, 0), waitMillisecondsMax)
  }
}
