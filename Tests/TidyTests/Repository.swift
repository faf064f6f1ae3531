import Foundation

/// The files of the repository that people write, read once.
enum Repository {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folders in which sources stand.
  static let folders = ["Sources", "Tests", "Tools", "Schemas", ".ci"]

  /// What stands on the top level, apart from dot files.
  static let topLevel: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: root.path()).sorted()) ?? []

  /// Every text in the folders, on the top level too, in the order of its path.
  static let texts: [SourceText] = paths.compactMap { path in
    guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else {
      return nil  // Golden bytes and the like.
    }
    return SourceText(path: path, text: text)
  }

  /// The Swift files that people wrote.
  static let swift = texts.filter { $0.isSwift && !$0.isInGeneratedFolder }

  /// Those that end up in the product.
  static let product = swift.filter { $0.path.hasPrefix("Sources/") }

  /// Whether the file at `path`, relative to the root, may be run.
  static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: root.appending(path: path).path())
  }

  private static var paths: [String] {
    let top = topLevel.filter { $0.contains(".") && $0 != "Package.resolved" }
    let deep = folders.flatMap { folder in
      let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path())
      return (found?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
    }
    return (top + deep).filter { !isLeftOut($0) && !isFolder($0) }.sorted()
  }

  /// What is made by tools and not kept, and data that stands for itself.
  private static func isLeftOut(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return parts.contains { $0 == "__pycache__" || $0 == "Golden" || $0.hasPrefix(".build") }
  }

  private static func isFolder(_ path: String) -> Bool {
    let values = try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey])
    return values?.isDirectory ?? false
  }
}
