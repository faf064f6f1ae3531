// Runs the spike: each case several times, all cases in turn, and prints the medians as a table.
//
//   cc -O2 -rdynamic -o spike spike.c -llmdb -ldl && swift run.swift [DIRECTORY] [ROUNDS]
//
// DIRECTORY should be on the disk that a book would be on; about 1 GB is used.
import Foundation

let directory = CommandLine.arguments.dropFirst().first ?? NSTemporaryDirectory() + "spike-books"
let rounds = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 5 : 5
/// What each run is started with: `SPIKE_PREFIX="chrt -f 10"` where other work is going on.
let prefix = (ProcessInfo.processInfo.environment["SPIKE_PREFIX"] ?? "").split(separator: " ")
  .map(String.init)
let base = directory + "/base"
let book = directory + "/book"


/// The words of a run after the directory of the book, and the longest tail where there is one.
struct Case {
  let words: [String]
  var tail = 1_024
}

let batches = [(1, 10_000), (64, 100_000), (1_024, 100_000)]
var cases: [Case] = []
for (batch, events) in batches {
  func writing(_ mode: String) -> [String] { ["write", mode, "\(batch)", "0", "\(events)"] }
  cases += ["log", "inline"].map { Case(words: writing($0)) }
  cases += [128, 1_024, 4_096, 16_384].map { Case(words: writing("tail"), tail: $0) }
}
cases += ["inline", "close"].map { Case(words: ["command", $0, "0", "2000"]) }
cases += [32, 64, 128, 256, 1_024].map { tail in
  Case(words: ["command", "tail", "0", "2000"], tail: tail)
}
cases += [0, 64, 128, 512, 1_024].map { Case(words: ["open", "0", "\($0)"]) }

func run(_ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    preconditionFailure("failed: \(arguments)")
  }
  return String(decoding: bytes, as: UTF8.self)
}

// The book that every run begins with: 200,000 folded events.
try? FileManager.default.removeItem(atPath: directory)
try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
_ = try run(prefix + ["./spike", "write", base, "tail", "1", "200000", "1"])

// "what name value name value …", where the case's own words come first.
var samples: [Int: [String: [Double]]] = [:]
var names: [Int: [String]] = [:]
for _ in 0..<rounds {
  for (index, test) in cases.enumerated() {
    try? FileManager.default.removeItem(atPath: book)
    try FileManager.default.copyItem(atPath: base, toPath: book)
    _ = try run(["sync"])
    let output = try run(
      ["env", "SPIKE_TAIL=\(test.tail)"] + prefix
        + ["./spike", test.words[0], book] + test.words.dropFirst())
    let words = output.split(whereSeparator: \.isWhitespace)
    let start = words.firstIndex { $0.contains("_us") || $0.contains("/") } ?? 0
    for at in stride(from: start, to: words.count - 1, by: 2) {
      let name = String(words[at])
      if samples[index]?[name] == nil { names[index, default: []].append(name) }
      samples[index, default: [:]][name, default: []].append(Double(words[at + 1]) ?? .nan)
    }
  }
}
for (index, test) in cases.enumerated() {
  let values = (names[index] ?? []).map { name in
    let sorted = (samples[index]?[name] ?? []).sorted()
    return "\(name) \(sorted[sorted.count / 2])"
  }
  print((test.words + ["tail<=\(test.tail)"] + values).joined(separator: " "))
}
try? FileManager.default.removeItem(atPath: directory)
