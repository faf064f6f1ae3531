internal import Glibc
package import Logging

/// Writes the log of the service to standard error, one line a message.
///
/// Lines hold names of keys, feeds, types, codes and counts; never what customers said, nor what a
/// request contained (WIRE.md §7).
package struct ServiceLog: LogHandler {
  /// How a line looks.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// `warning desk: key refused address=10.0.0.7`.
    case plain
    /// One JSON object.
    case json
  }

  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let form: Form
  private let isJournal: Bool
  private let write: @Sendable ([UInt8]) -> Void

  /// - Parameters:
  ///   - label: The part of the service that speaks.
  ///   - form: How a line looks.
  ///   - level: What is left out below it.
  ///   - isJournal: Whether systemd reads, which understands `<4>` in front (sd-daemon(3)) and
  ///     has the time itself.
  ///   - write: Where whole lines go; standard error where nothing is said.
  package init(
    label: String, form: Form, level: Logger.Level = .info, isJournal: Bool = false,
    write: @escaping @Sendable ([UInt8]) -> Void = ServiceLog.standardError
  ) {
    self.label = label
    self.form = form
    logLevel = level
    self.isJournal = isJournal
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    let members = all.map { ($0.key, "\($0.value)") }.sorted { $0.0 < $1.0 }
    var line = LogLine(
      time: isJournal ? nil : LogLine.now(), level: event.level, label: label,
      message: "\(event.message)", members: members)
    if let error = event.error { line.members.append(("error", "\(error)")) }
    var bytes = isJournal ? Array("<\(Self.priority(event.level))>".utf8) : []
    bytes += form == .json ? line.json : line.plain
    bytes.append(UInt8(ascii: "\n"))
    write(bytes)
  }

  /// One write(2) a line, so that lines of several threads do not mix.
  package static let standardError: @Sendable ([UInt8]) -> Void = { bytes in
    _ = unsafe Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }

  /// syslog(3).
  private static func priority(_ level: Logger.Level) -> Int {
    switch level {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
