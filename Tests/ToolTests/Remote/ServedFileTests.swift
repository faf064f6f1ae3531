import Glibc
import Screens
import Testing
import Wire

@testable import CasebookTool

/// The places of a command line where a file of the machine may be named, as its help says.
private struct FilePlaces {
  /// Options that name one: `--sign`.
  var options: Set<String> = []
  /// Whether an argument names one.
  var hasArgument = false

  /// What stands in a usage for a file, a directory or a command that is run.
  private static let words: Set = ["FILE", "DIR", "DIRECTORY", "PATH", "CMD"]

  init(_ help: CommandHelp) {
    let terms = help.usages + help.options.map(\.term) + help.arguments.map(\.term)
    for term in terms {
      var before = ""
      for word in term.en.split(whereSeparator: { " []<>…,".contains($0) }) {
        defer { before = String(word) }
        guard word.split(separator: "|").contains(where: { Self.words.contains(String($0)) })
        else { continue }
        if before.hasPrefix("-") { options.insert(before) } else { hasArgument = true }
      }
    }
  }

  var isEmpty: Bool { options.isEmpty && !hasArgument }
}

@Suite("Files that a client of a service names")
struct ServedFileTests {
  /// The commands that a service carries out and that take files, with where.
  private static let places: [String: FilePlaces] = {
    var places: [String: FilePlaces] = [:]
    for node in CommandTree.all {
      for leaf in node.verbs.isEmpty ? [node] : node.verbs {
        guard case .command(let command) = leaf.kind, RemoteWay.of(command.help.name).isServed
        else { continue }
        let found = FilePlaces(command.help)
        if !found.isEmpty { places[command.help.name] = found }
      }
    }
    return places
  }()

  /// The line of a story with `file` in each of the places where its command takes one.
  private static func lines(
    _ command: StoryCommand, of places: FilePlaces, naming file: String, in directory: String
  ) -> [[String]] {
    var lines = places.options.sorted().map { command.words + [$0, file] }
    let isFile = { (word: String) in word == "-" || word.hasPrefix(directory) }
    if places.hasArgument, let index = command.arguments.firstIndex(where: isFile) {
      var words = command.words
      words[words.count - command.arguments.count + index] = file
      lines.append(words)
    }
    return lines
  }

  @Test("is opened by none of the commands that a service carries out, wherever it is named")
  func story() throws {
    let served = try ServedBook()
    let directory = served.directory
    for (name, text) in Story.files { try Self.write(text, to: directory + "/" + name) }
    let (kept, missing) = (directory + "/kept", directory + "/missing")
    let secret = "the server's own \(UInt32.random(in: 0...UInt32.max))"
    try Self.write(secret, to: kept)
    var tried: Set<String> = []
    for command in Story.commands(in: directory) {
      if let places = Self.places[command.name] {
        for file in [kept, missing] {
          for line in Self.lines(command, of: places, naming: file, in: directory) {
            let said = served.serve(line)
            let what = "\(line.joined(separator: " ")): \(said)"
            let isRefused = ["[file.isElsewhere]", "[book.isRemote]"].contains { code in
              said.contains(code)
            }
            #expect(isRefused, "\(what)")
            #expect(!said.contains(secret), "\(what)")
            tried.insert(command.name)
          }
        }
      }
      _ = served.run(command.words, input: command.input)
    }
    #expect(Self.read(kept) == secret)
    #expect(Self.read(missing) == nil)
    #expect(tried == Set(Self.places.keys), "a command whose files nobody has tried")
  }

  @Test("is neither read, nor written, nor run by what is never sent")
  func neverSent() throws {
    let served = try ServedBook(rights: [.read])
    let (kept, missing) = (served.directory + "/kept", served.directory + "/missing")
    try Self.write("1.0", to: kept)
    for line in [
      ["tail", "--until-end", "--exec", "touch \(missing)"],
      ["tail", "--until-end", "--cursor-file", missing],
      ["tail", "--until-end", "--cursor-file", kept], ["emit", kept],
      ["emit", "--rejects", missing], ["export", "ndjson"], ["export", "csv", "--out", missing],
      ["doctor"], ["health"],
    ] {
      let said = served.serve(line)
      #expect(said.contains("[book.isRemote]"), "\(line.joined(separator: " ")): \(said)")
    }
    #expect(Self.read(kept) == "1.0")
    #expect(Self.read(missing) == nil)
  }

  private static func read(_ path: String) -> String? {
    SmallFile.read(path).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func write(_ text: String, to path: String) throws {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw TestTrouble.noDirectory }
    defer { close(descriptor) }
    try FileSink(descriptor: descriptor).write(text)
  }
}
