internal import Foundation

/// Compiles the samples of a folder `MustNotCompile` against a module under test.
///
/// Lifetime and ownership errors come from passes after type checking, hence `-emit-sil`.  Samples
/// import the module as tests do: its package is named after the folder of the checkout.
package struct MisuseCompiler: Sendable {
  /// The folder of the samples.
  private let folder: URL
  /// The folder of the module's C headers.
  private let headers: URL
  /// Where the modules under test are; `nil` where tests are not run from a build directory.
  private let modules: URL?

  /// - Parameters:
  ///   - module: The module against which is compiled.
  ///   - headers: The folder of its C headers, from the top of the checkout.
  ///   - file: The file of the tests, beside which the samples are.
  package init(_ module: String, headers: String, beside file: String = #filePath) {
    let file = URL(filePath: file)
    folder = file.deletingLastPathComponent().appending(path: "MustNotCompile")
    self.headers = file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: headers)
    let modules = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "Modules")
    let found = FileManager.default.fileExists(
      atPath: modules.appending(path: "\(module).swiftmodule").path)
    self.modules = found ? modules : nil
  }

  /// Whether there is a module to compile against.
  package var isPossible: Bool { modules != nil }

  /// The names of the samples, sorted.
  package func samples() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { $0.hasSuffix(".swift") ? String($0.dropLast(6)) : $0 }
  }

  /// What the compiler says to a sample; nothing where it takes it.
  package func compile(_ name: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-I", modules?.path ?? "",
      "-I", headers.path, folder.appending(path: name + ".swift").path,
    ]
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
