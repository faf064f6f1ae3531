import Foundation

/// Another program, run to its end.
enum Program {
  /// Whether a program of that name is on the path.
  static func isThere(_ name: String) -> Bool { path(of: name) != nil }

  private static func path(of name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  struct Missing: Error {}

  /// Runs a program with words as its arguments.
  ///
  /// - Returns: The exit code, and what it wrote to standard output and standard error.
  static func run(_ name: String, _ arguments: String...) throws -> (code: Int32, output: String) {
    guard let path = path(of: name) else { throw Missing() }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
