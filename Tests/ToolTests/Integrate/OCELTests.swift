import Foundation
import Screens
import Testing
import Wire

@testable import CasebookTool

/// pm4py in a place of its own, which is made once and used again.
enum PM4Py {
  static let version = "2.7.23.11"

  /// Whether it can be run.
  enum State {
    /// By this interpreter, with modules from here.
    case ready(python: String, path: String?)
    /// The index of Python's packages does not answer: nothing can be said.
    case unreachable
    case failed(String)
  }

  static let state: State = install()

  static var isReachable: Bool {
    if case .unreachable = state { false } else { true }
  }

  private static let directory =
    NSTemporaryDirectory() + "casebook-pm4py-\(version)"

  /// Installs it, unless that was done before.
  private static func install() -> State {
    let files = FileManager.default
    let mark = directory + "/is-complete"
    let python = directory + "/bin/python3"
    if files.fileExists(atPath: mark) {
      let hasOwn = files.fileExists(atPath: python)
      return .ready(
        python: hasOwn ? python : "python3", path: hasOwn ? nil : directory + "/modules")
    }
    try? files.removeItem(atPath: directory)
    var arguments = ["-m", "pip", "install", "-q", "--disable-pip-version-check"]
    var command = python
    var path: String?
    if run("python3", ["-m", "venv", directory]).status != 0 {
      // A machine without the module venv: beside, and apart from what the system has.
      try? files.createDirectory(atPath: directory, withIntermediateDirectories: true)
      path = directory + "/modules"
      arguments += ["--break-system-packages", "--target", directory + "/modules"]
      command = "python3"
    }
    let (status, output) = run(command, arguments + ["pm4py==\(version)"])
    guard status == 0 else {
      let signs = [
        "NewConnectionError", "No matching distribution", "Read timed out", "ProxyError",
      ]
      return signs.contains { output.contains($0) } ? .unreachable : .failed(output)
    }
    _ = files.createFile(atPath: mark, contents: nil)
    return .ready(python: command, path: path)
  }

  /// Runs a program to its end.
  static func run(
    _ program: String, _ arguments: [String], path: String? = nil
  ) -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    var environment = ProcessInfo.processInfo.environment
    if let path { environment["PYTHONPATH"] = path }
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do { try process.run() } catch { return (-1, "\(error)") }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

@Suite("OCEL")
struct OCELTests {
  /// What pm4py makes of a file, as its last line of output.
  private static let script = """
    import json, sys, warnings
    warnings.filterwarnings("ignore")
    import pm4py
    log = pm4py.read_ocel2_json(sys.argv[1])
    graph = pm4py.discover_ocdfg(log)
    print(json.dumps({
      "events": len(log.events), "objects": len(log.objects), "relations": len(log.relations),
      "o2o": len(log.o2o), "types": sorted(pm4py.ocel_get_object_types(log)),
      "activities": sorted(graph["activities"]),
      "ordered": int(log.events["ocel:timestamp"].is_monotonic_increasing)}))
    """

  @Test(
    "is read by pm4py, which finds the same events, objects and relations",
    .enabled(if: PM4Py.isReachable, "the index of Python's packages does not answer"),
    .timeLimit(.minutes(10)))
  func accepted() throws {
    guard case .ready(let python, let path) = PM4Py.state else {
      Issue.record("pm4py cannot be installed: \(PM4Py.state)")
      return
    }
    let book = try ExportFileTests.desk()
    try book.done(
      "handoff", "offer", "修", "--case", "C-1", "--ask", "診断", "--situation", "異音", "--next", "訪問",
      "--open", "item.serial,case.symptom", "--by", "明日 11:00")
    let file = book.directory + "/desk.json"
    try book.done("export", "ocel", "--out", file)
    let written = try JSON(
      parsing: try #require(SmallFile.read(file, byteCountMax: 1 << 24)), limits: .test)
    let (status, output) = PM4Py.run(python, ["-c", Self.script, file], path: path)
    try #require(status == 0, "\(output)")
    // Its own greeting stands before or behind.
    let line = output.split(separator: "\n").last { $0.hasPrefix("{") }
    let found = try JSON(parsing: Array((line ?? "").utf8))
    let events = written["events"]?.elements ?? []
    let objects = written["objects"]?.elements ?? []
    func links(_ things: [JSON]) -> Int64 {
      Int64(things.reduce(0) { $0 + ($1["relationships"]?.elements?.count ?? 0) })
    }
    #expect(found["events"]?.number == Int64(events.count))
    #expect(found["objects"]?.number == Int64(objects.count))
    #expect(found["relations"]?.number == links(events))
    #expect(found["o2o"]?.number == links(objects))
    #expect(found["types"] == ["case", "customer", "item", "member", "team"])
    #expect(found["ordered"]?.number == 1)
    let types = Set(events.compactMap { $0["type"]?.text })
    #expect(Set(found["activities"]?.elements?.compactMap(\.text) ?? []) == types)
  }
}
