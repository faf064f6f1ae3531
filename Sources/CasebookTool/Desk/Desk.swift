internal import Casebook
internal import Cases
internal import PhoneNumbers
internal import Screens

/// What a command works at: the world, with what the global options make of it.
final class Desk {
  /// With the environment as configuration files have completed it.
  let world: World
  let configuration: Configuration
  /// As it came, for looking at it anew after a file was changed.
  let worldBefore: World
  let options: GlobalOptions
  let language: Language
  /// The moment of the command: one for everything that it shows.
  let now: Instant
  /// The words of the command line after `casebook`, without the global options.
  let words: [String]
  /// What was read once and holds for the whole command.
  var openedBook: Book?
  /// Nil before anybody asked; then the kit, if the book is one's.
  var knownKit: Kit??
  var knownTeams: TeamLabels?
  /// Nil before anybody asked; then what was found, which may be none.
  var knownReader: PhoneNumberReader??
  private var knownZone: Zone?

  init(_ world: World, _ options: GlobalOptions, words: [String] = []) {
    configuration = Configuration(world)
    worldBefore = world
    var world = world
    world.environment = configuration.completedEnvironment
    self.world = world
    self.options = options
    self.words = words
    language = Language.choose(
      flag: options.language, environment: world.environment, configured: nil)
    now = world.clock()
    openedBook = world.served?.book
  }

  /// The same desk at a later moment; the book stays open.
  init(renewing desk: Desk) {
    world = desk.world
    configuration = desk.configuration
    worldBefore = desk.worldBefore
    options = desk.options
    words = desk.words
    language = desk.language
    now = desk.world.clock()
    openedBook = desk.openedBook
    knownKit = desk.knownKit
    knownTeams = desk.knownTeams
    knownReader = desk.knownReader
    knownZone = desk.knownZone
  }

  /// Measures text for the terminal.
  var ruler: Ruler {
    let set = world.environment[Setting.ambiguousWidth.variable].flatMap { Int($0) }
    return Ruler(ambiguous: set.flatMap(AmbiguousWidth.init(rawValue:)) ?? .one)
  }

  /// The cells of a line of output.
  ///
  /// `COLUMNS`, then what the terminal says, then 80.
  var width: Int {
    let typed = world.environment["COLUMNS"].flatMap { Int($0) }
    return min(max(typed ?? world.output.columns ?? Self.columnsDefault, 1), Self.columnsMax)
  }

  /// The width where nothing is known.
  static let columnsDefault = 80
  /// Bound: wider terminals are used up to here.
  static let columnsMax = 1_000

  /// Whether glyphs beyond ASCII may be used in columns.
  var glyphs: Glyphs { Glyphs.decide(environment: world.environment) }

  /// Colours on one of the streams.
  func colour(_ sink: any ByteSink) -> Colour {
    Colour.decide(
      flag: options.colour, environment: world.environment, isTerminal: sink.isTerminal)
  }

  /// A sentence in the language of the desk.
  func say(_ message: some Message) -> String { message.text(in: language) }

  /// The business time zone.
  ///
  /// `--tz`, `CASEBOOK_TZ`, `TZ`, the zone of the machine, UTC.
  func zone() throws(ErrorReport) -> Zone {
    if let knownZone { return knownZone }
    let zone = try ZoneChoice(
      options: options, environment: world.environment, files: world.zones,
      origin: configuration.value(of: .tz, typed: nil)?.origin
    ).zone()
    knownZone = zone
    return zone
  }

  /// Writes moments for people.
  func dates() throws(ErrorReport) -> DateWriter {
    DateWriter(language: language, zone: try zone(), now: now)
  }

  /// Says something on standard error at once, unless `--quiet` or a document is wanted.
  func note(_ line: Line) {
    guard !options.isQuiet, options.format == .text || options.isVerbose else { return }
    // Nobody is left to be told when standard error cannot be written.
    try? world.errors.write([line].rendered(colour(world.errors)))
  }
}
