internal import Cases
package import Logging
internal import Wire
package import ZeroMQ

/// What `casebook.toml` says of the service: the table `[serve]`, and the book beside it.
package struct ServiceFile: Hashable, Sendable {
  /// The directory of the book; nil where it is said elsewhere.
  package var book: String?
  /// Where requests come in; nil for the usual places.
  package var listen: [String]?
  /// What is broadcast; empty for the usual audience, which sees everything.
  package var feeds: [ServiceConfiguration.Feed] = []
  package var metricsPort: Int?
  package var logForm = ServiceLog.Form.plain
  package var logLevel = Logger.Level.info
  package var readerCount: Int?
  package var ioThreadCount: Int?

  /// A file that says nothing.
  package init() {}

  /// Reads a file; what it says beside `book` and `[serve]` is the command line's.
  ///
  /// - Throws: What is wrong, and where.
  package init(path: String) throws(KeyFileError) {
    let json = try KeyFile.json(path, forbidden: 0o002)
    book = json["book"]?.text
    guard let serve = json["serve"] else { return }
    do throws(MemberError) { try read(serve) } catch {
      throw .isMalformed(path: path, at: error.pointer, why: error.why)
    }
  }

  private mutating func read(_ json: JSON) throws(MemberError) {
    let table = try Members(
      json, at: "/serve",
      allowed: ["listen", "audience", "metrics", "log", "level", "readers", "ioThreads"])
    listen = try Self.endpoints(table)
    metricsPort = try table.count("metrics", 0...65_535)
    let forms = ServiceLog.Form.allCases.map(\.rawValue).joined(separator: " or ")
    logForm = try table.optional("log", forms) { $0.text.flatMap(ServiceLog.Form.init) } ?? .plain
    let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: " ")
    let level = try table.optional("level", levels) { json in
      json.text.flatMap { Logger.Level(rawValue: $0) }
    }
    logLevel = level ?? .info
    readerCount = try table.count("readers", 1...ServiceConfiguration.readerCountMax)
    ioThreadCount = try table.count("ioThreads", 1...ServiceConfiguration.ioThreadCountMax)
    let audiences = try table.optional("audience", "tables") { $0.members } ?? [:]
    for (name, audience) in audiences.sorted(by: { $0.key < $1.key }) {
      feeds.append(try Self.feed(name, audience, at: "/serve/audience/\(name)"))
    }
  }

  private static func feed(
    _ name: String, _ json: JSON, at pointer: String
  ) throws(MemberError) -> ServiceConfiguration.Feed {
    let table = try Members(
      json, at: pointer, allowed: ["listen", "feeds", "teams", "classes"])
    guard let endpoints = try endpoints(table) else { throw table.error("listen", "missing") }
    var members = json.members ?? [:]
    members["listen"] = nil
    members["name"] = .string(name)
    do throws(IncomingError) {
      return ServiceConfiguration.Feed(
        try Audience(.object(members), at: pointer), at: endpoints)
    } catch {
      if case .malformed(let at, _) = error {
        throw MemberError(pointer: at, why: DeskProblem(error).message)
      }
      throw MemberError(pointer: pointer, why: DeskProblem(error).message)
    }
  }

  private static func endpoints(_ table: Members) throws(MemberError) -> [String]? {
    guard let endpoints = try table.texts("listen") else { return nil }
    for endpoint in endpoints where !ServiceConfiguration.isEndpoint(endpoint) {
      throw table.error("listen", "\(endpoint) is no tcp://ADDRESS:PORT and no ipc:///PATH")
    }
    return endpoints
  }
}

extension ServiceConfiguration {
  /// Whether the text is an endpoint that can be bound.
  package static func isEndpoint(_ text: String) -> Bool {
    if text.hasPrefix("ipc:///") { return text.utf8.count > 7 }
    guard text.hasPrefix("tcp://"), let colon = text.lastIndex(of: ":") else { return false }
    let host = text.dropFirst(6).prefix { _ in true }
    let port = text[text.index(after: colon)...]
    guard host.count > port.count + 1 else { return false }
    return port == "*" || (Int(port).map { (0...65_535).contains($0) } ?? false)
  }

  /// The usual places of a service.
  package static let deskPort = 7_100

  /// What a file, an option or nothing says, as it is served.
  ///
  /// - Parameters:
  ///   - file: What is configured.
  ///   - listen: What stands on the command line: in the place of what the file says.
  ///   - runDirectory: Where sockets of this machine are made; nil for none.
  ///   - keys: Those of the service; nil serves openly, on loopback.
  ///   - directory: Where the service keeps what it needs.
  package init(
    _ file: ServiceFile, listen: [String], runDirectory: String?, keys: CurveKeyPair?,
    directory: DeskDirectory
  ) {
    let isTyped = !listen.isEmpty
    let host = keys == nil ? "127.0.0.1" : "*"
    var desk = isTyped ? listen : file.listen ?? ["tcp://\(host):\(Self.deskPort)"]
    var feeds = file.feeds
    if feeds.isEmpty {
      feeds = [Feed(.whole, at: desk.compactMap { Self.next(to: $0) })]
    }
    if let runDirectory, !isTyped, file.listen == nil {
      desk.append("ipc://\(runDirectory)/desk")
      if file.feeds.isEmpty {
        feeds[0].endpoints.append("ipc://\(runDirectory)/feed.\(Audience.whole.name)")
      }
    }
    self.init(desk: desk, feeds: feeds, keys: keys, directory: directory)
    metricsPort = file.metricsPort
    readerCount = file.readerCount ?? readerCount
    ioThreadCount = file.ioThreadCount ?? ioThreadCount
  }

  /// The endpoint beside another one: the next port, or `feed.whole` in the same directory.
  private static func next(to endpoint: String) -> String? {
    if endpoint.hasPrefix("ipc://"), let slash = endpoint.lastIndex(of: "/") {
      return "\(endpoint[...slash])feed.\(Audience.whole.name)"
    }
    guard let colon = endpoint.lastIndex(of: ":") else { return nil }
    let port = endpoint[endpoint.index(after: colon)...]
    guard let number = Int(port), number > 0, number < 65_535 else {
      return "\(endpoint[...colon])*"
    }
    return "\(endpoint[...colon])\(number + 1)"
  }
}
