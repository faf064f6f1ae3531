internal import Casebook
internal import Cases
internal import Glibc
internal import Screens

/// Everything outside of the process that commands may touch; tests put their own in its place.
struct World {
  /// The last part of `argv[0]`: `casebook`, or `cb`.
  var programName: String
  /// The variables of `Environment.names`, as far as they are set.
  var environment: [String: String]
  /// The time; also that of acceptance.
  var clock: @Sendable () -> Instant
  var input: any ByteSource
  var output: any ByteSink
  var errors: any ByteSink
  /// Asked only where it matters: the answer may need the name service.
  var user: () -> SystemUser
  var host: () -> String
  var zones = ZoneFiles()
  var places = ConfigPlaces()
  /// Waits before the next look at a book in which nothing was new.
  var pause: (_ milliseconds: UInt32) -> Void = { usleep($0 * 1_000) }
  /// What happens instead of waiting for a book to move; nil waits.
  ///
  /// Tests let things happen there.
  var insteadOfWaiting: (() -> Void)?
  /// The terminal at which somebody sits; nil where input or output is none.
  var terminal: (any Terminal)?
  /// Ctrl-C, for commands that go on by themselves.
  var interruption: any Interruption = SignalInterruption()
  /// The signal by which the child died that looked at the book for `verify`; nil if none did.
  var signalOfProof: Int32?
  /// In whose name a service carries out the command; nil for who sits at the machine itself.
  var served: ServedRun?
  /// Starts this program once more, beside this process.
  var spawn: ([String]) -> Void = AutomaticSync.spawn
  /// How a kit reaches the desk of its server.
  var hubLink: (KitFile, Desk) throws(ErrorReport) -> any HubLink = DeskHubLink.make
}

/// Who runs the process.
struct SystemUser: Hashable, Sendable {
  /// The login name; the number where the system has no name for it.
  let name: String
  /// The home directory, as the system knows it.
  let home: String?
}

/// Where bytes come from.
protocol ByteSource: AnyObject {
  var isTerminal: Bool { get }
  /// Everything up to the end, or nil if that is more than `byteCountMax`.
  func readAll(byteCountMax: Int) throws(StreamError) -> [UInt8]?
  /// The next bytes as soon as there are any; none at the end.
  func readSome() throws(StreamError) -> [UInt8]
  /// Whether `readSome` would return at once.
  var isReady: Bool { get }
}

/// Where bytes go to.
protocol ByteSink: AnyObject {
  var isTerminal: Bool { get }
  /// The cells of a line of the terminal; nil if it is none, or does not know.
  var columns: Int? { get }
  /// Whether nobody reads any more, as far as one sees without writing.
  var isClosed: Bool { get }
  /// Writes all bytes before it returns.
  func write(_ bytes: [UInt8]) throws(StreamError)
}

/// Why a stream cannot be read or written.
enum StreamError: Error, Hashable, Sendable {
  /// Nobody reads any more.
  case closed
  /// The system says why.
  case failed(String)
}

extension ByteSink {
  /// Writes a text as UTF-8.
  func write(_ text: String) throws(StreamError) {
    try write(Array(text.utf8))
  }
}
