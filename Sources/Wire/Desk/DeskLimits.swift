/// The bounds of protocol CASE1, each tested where it begins.
package enum DeskLimits {
  // MARK: Messages

  /// Frames of a request, from `CASE1` on.
  package static let frameCountMax = 8
  /// Frames before those of a request: the peer's, up to and including the empty one.
  package static let envelopeFrameCountMax = 4
  /// Bytes of a frame that a bound socket takes; libzmq counts them encrypted, 33 more.
  package static let frameByteCountMax = 66_560
  /// Bytes of the arguments of a request.
  package static let argumentByteCountMax = JSON.Limits.event.byteCountMax
  /// How deep arguments may be nested.
  package static let argumentDepthMax = JSON.Limits.event.depthMax
  /// Bytes of the `body` of one event.
  package static let bodyByteCountMax = 61_440
  /// Bytes of an id or of the name of a client.
  package static let identifierByteCountMax = 64
  /// Bytes of the name of a feed.
  package static let feedByteCountMax = 200
  /// Frames of a reply: status, info, and three for each event of a READ.
  package static let replyFrameCountMax = 2 + 3 * readCountMax
  /// Words of a RUN.
  package static let wordCountMax = 1_000
  /// Bytes of a piece of a RUN's standard input, of which there is a frame for each.
  package static let inputFrameByteCountMax = 65_536
  /// Bytes of a RUN's standard input.
  package static let inputByteCountMax = 5 * inputFrameByteCountMax
  /// Bytes of a variable that a RUN has of its client's environment.
  package static let variableByteCountMax = 1_024

  // MARK: Reading

  /// Events of a READ.
  package static let readCountMax = 500
  /// Bytes of the events of a READ; a single larger one is sent alone.
  package static let readByteCountMax = 1_048_576
  /// How long a READ may wait for the feed to move.
  package static let waitMillisecondsMax = 60_000
  /// READs of one user that wait.
  package static let waitingPerUserMax = 4
  /// READs that wait, of all.
  package static let waitingMax = 5_000
  /// Bytes of the documents of a PACK page.
  package static let packByteCountMax = 1_048_576

  // MARK: Rates, unless a key says otherwise

  package static let doPerSecond = 20
  package static let readPerSecond = 50
  /// Requests at once above the rate.
  package static let burst = 200
  package static let blobBytesPerSecond = 4_194_304
  /// Bytes of one blob.
  package static let blobByteCountMax = 67_108_864
  /// Bytes of a chunk of a blob: 64 KiB and the tag of the cipher.
  package static let blobChunkByteCountMax = 65_552

  // MARK: Times

  /// Between two heartbeats of a feed.
  package static let heartbeatMilliseconds = 1_000
  /// After which a follower of a quiet narrow feed asks once.
  package static let quietMilliseconds = 15_000
  /// After which a follower that hears nothing at all connects anew.
  package static let silenceMilliseconds = 15_000
}
