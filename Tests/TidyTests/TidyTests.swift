import Testing

/// Checks the rules of style that the compiler and swift-format do not know.
@Suite("The repository")
struct TidyTests {
  @Test("keeps the rule that", arguments: Rule.all)
  func keeps(_ rule: Rule) {
    let findings = rule.findings(in: Repository.texts)
    for finding in findings.prefix(20) { Issue.record("\(finding)") }
    #expect(findings.count <= 20, "more than are shown")
  }

  @Test("is read by these tests")
  func isRead() {
    #expect(Repository.product.count > 100)
    #expect(Repository.texts.contains { $0.path == "Tools/test" })
    #expect(Repository.texts.contains { $0.isInGeneratedFolder })
    for rule in Rule.all {
      let isAboutSomething = Repository.texts.contains(where: rule.applies)
      #expect(isAboutSomething, "\(rule.testDescription)")
    }
  }

  @Test("has on its top level what a reader expects, and nothing else")
  func topLevel() {
    let expected: Set<String> = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "Schemas", "Tools", "README.md",
      "README.ja.md", "LICENSE",
    ]
    let found = Set(Repository.topLevel.filter { !$0.hasPrefix(".") })
    #expect(found.subtracting(expected) == [])
  }

  @Test("has a generated file for every schema, and a schema for every generated file")
  func schemas() {
    func names(_ folder: String, _ suffix: String) -> Set<Substring> {
      let paths = Repository.texts.map(\.path).filter {
        $0.hasPrefix(folder) && $0.hasSuffix(suffix)
      }
      return Set(paths.compactMap { $0.split(separator: "/").last?.dropLast(suffix.count) })
    }
    let schemas = names("Schemas/", ".proto")
    #expect(!schemas.isEmpty)
    #expect(names("Sources/Schema/Generated/", ".pb.swift") == schemas)
  }

  @Test("says in the table of arrows which modules there are")
  func modules() {
    let found = Set(Repository.product.compactMap(\.module))
    #expect(found == Set(Rule.arrows.keys))
  }
}
