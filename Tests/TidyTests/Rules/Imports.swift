extension Rule {
  /// The arrows of ARCHITECTURE.md §3: what the files of a module may import.
  ///
  /// Beside its arrow a module may name the types of the modules below it, as the manifest says.
  static let arrows: [String: Set<String>] = [
    "LMDB": ["CLMDB"],
    "PhoneNumbers": ["CPhoneNumbers"],
    "TOML": ["CTOML"],
    "ZeroMQ": ["CZeroMQ"],
    "Cases": [],
    "Views": ["Cases"],
    "Wire": ["Cases", "Schema", "SwiftProtobuf"],
    "EventLog": ["LMDB", "Crypto"],
    "Screens": ["Views", "Cases"],
    // It seals through swift-crypto's own C module; `CipherKey` says why.
    "Casebook": [
      "EventLog", "LMDB", "Views", "Cases", "Wire", "PhoneNumbers", "Crypto", "CCryptoBoringSSL",
      "SwiftProtobuf",
    ],
    "Importers": ["Casebook", "Cases", "Views", "Wire", "TOML"],
    "Client": ["Casebook", "Cases", "Views", "Wire", "ZeroMQ"],
    "Service": [
      "Casebook", "Cases", "EventLog", "LMDB", "TOML", "Views", "Wire", "ZeroMQ", "Logging",
      "CoreMetrics",
    ],
    "CasebookTool": [
      "Screens", "Casebook", "Client", "Service", "Importers", "Views", "Cases", "Wire",
      "EventLog", "PhoneNumbers", "TOML", "ZeroMQ", "ArgumentParser", "Logging",
    ],
    "CasebookMain": ["CasebookTool"],
  ]

  /// What is pure: the standard library and nothing else.
  static let pure: Set<String> = ["Cases", "Views", "Screens"]

  /// What the others may import of the system.
  static let system: Set<String> = ["Glibc", "FoundationEssentials", "Synchronization"]

  static let imports = Rule(
    "imports point downward",
    for: { $0.module != nil && $0.isSwift && !$0.isInGeneratedFolder }
  ) { text in
    let module = text.module ?? ""
    guard let arrows = arrows[module] else {
      return [(nil, "the table of arrows does not know the module \(module)")]
    }
    let allowed = pure.contains(module) ? arrows : arrows.union(system)
    return imported(text).filter { !allowed.contains($0.name) }.map { line, name in
      (line, "\(module) does not import \(name); it may import \(allowed.sorted())")
    }
  }

  /// The modules that a text imports, with their lines from 1.
  private static func imported(_ text: SourceText) -> [(line: Int, name: String)] {
    text.code.enumerated().compactMap { index, line in
      guard line.indentation == 0 || line.trimmed.hasPrefix("import ") else { return nil }
      var words = line.split { $0 == " " || $0 == "(" || $0 == ")" }
      guard let keyword = words.firstIndex(of: "import") else { return nil }
      words.removeSubrange(...keyword)
      // `import struct Foundation.Date` names a declaration of the module.
      let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var", "let"]
      if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
      return words.first.map { (index + 1, String($0.prefix { $0 != "." })) }
    }
  }
}
