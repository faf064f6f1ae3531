import Foundation
import Testing

@Suite("Generated code")
struct GeneratedCodeTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let plugin = root.appending(path: ".build-protoc/release/protoc-gen-swift")

  private static let canGenerate: Bool =
    FileManager.default.isExecutableFile(atPath: plugin.path())
    && (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/protoc")
    }

  @Test(
    "is what Schemas say",
    .enabled(if: canGenerate, "needs protoc, and protoc-gen-swift from Tools/generate-schemas"))
  func isWhatSchemasSay() throws {
    let process = Process()
    process.executableURL = Self.root.appending(path: "Tools/generate-schemas")
    process.arguments = ["--check"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: data, as: UTF8.self))")
  }
}
