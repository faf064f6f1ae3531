import Foundation
import Testing

/// Runs `Tools/faults` and `Tools/screens` with the command that was built beside these tests.
enum Harness {
  /// What a harness ends with when the machine cannot do what it needs.
  private static let skipped: Int32 = 3

  /// Bound: a harness that hangs is a failure, not an endless test.
  private static let secondsMax = 900

  /// By how much the bounds of time of a harness are stretched.
  ///
  /// Other tests run beside it, on a machine of unknown speed.  `Tools/faults` by hand keeps them.
  private static let slowness = "4"

  /// Whether there are an interpreter for the harnesses and a compiler for their shims.
  static let isPossible = has("python3", "gcc")

  /// Whether the machine has these programs.
  static func has(_ names: String...) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return names.allSatisfy { name in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
  }

  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder in which the running test bundle and the products of the build stand.
  private static let products = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// Runs a harness to its end; what it printed becomes the issue if it fails.
  static func run(_ arguments: String...) throws { try run(tool: "faults", arguments) }

  /// Runs one of `Tools` that end as the harnesses do.
  static func run(tool: String, _ arguments: [String] = []) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let limited = ["timeout", "--kill-after=10", "\(secondsMax)"]
    process.arguments = limited + [root.appending(path: "Tools/\(tool)").path()] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["CASEBOOK_TOOL"] = products.appending(path: "casebook").path()
    environment["CASEBOOK_SLOWNESS"] = environment["CASEBOOK_SLOWNESS"] ?? slowness
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: said, as: UTF8.self)
    if process.terminationStatus == skipped { try Test.cancel("\(text)") }
    #expect(process.terminationStatus == 0, "\(text.suffix(4_000))")
  }

  /// Calls `body` with an empty directory, which is gone afterwards.
  static func withDirectory(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "casebook-faults-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    // What cannot be removed is in the temporary directory.
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }
}
