// Writes to a book as a service desk does, from many tasks of one process, and says how fast.
//
//   Bench BOOK WRITERS COMMANDS SEED
//   Bench caller BOOK CUSTOMERS LOOKS SEED     fills the book with callers, and looks them up
//
// Prints one line of JSON.  What is measured is described in Tools/bench/RESULTS.md.

internal import Casebook
internal import Cases
internal import Glibc

/// Ends the process with a reason.
func stop(_ reason: String) -> Never {
  print("error: \(reason)")
  exit(1)
}

let words = CommandLine.arguments
if words.count == 6, words[1] == "caller", let customers = Int(words[3]), customers > 0,
  let looks = Int(words[4]), looks > 0, let lookSeed = UInt64(words[5])
{
  print(measureCallers(words[2], customers: customers, looks: looks, seed: lookSeed))
  exit(0)
}
guard words.count == 5, let writers = Int(words[2]), let commands = Int(words[3]),
  let seed = UInt64(words[4]), writers > 0, commands > 0
else { stop("Bench BOOK WRITERS COMMANDS SEED, or Bench caller BOOK CUSTOMERS LOOKS SEED") }

/// Opens the book, or makes one without the documents that `casebook init` publishes.
///
/// Apart, since opening belongs to synchronous code.
func open(_ path: String, seed: UInt64) -> Book {
  do throws(BookError) {
    if unsafe access(path, F_OK) == 0 { return try Book(opening: path, for: .serve) }
    return try Book.create(at: path, id: BookID(milliseconds: 0, high16: 0, low: seed))
  } catch {
    stop("\(path): \(error)")
  }
}

func finish(_ book: Book) { book.close() }

let book = open(words[1], seed: seed)
let clock = ContinuousClock()
let start = clock.now
var outcome = await Writers(book: book, count: writers, commandCount: commands, seed: seed).run()
let seconds = Double((clock.now - start).nanoseconds) / 1e9
finish(book)
if let refusal = outcome.refusals.first {
  stop("\(outcome.refusals.count) commands were refused, the first: \(refusal)")
}
outcome.latencies.sort()
let p50 = Double(outcome.latencies[outcome.latencies.count / 2]) / 1e6
let p99 = Double(outcome.latencies[outcome.latencies.count * 99 / 100]) / 1e6
print(
  """
  {"commands":\(commands),"events":\(outcome.eventCount),"seconds":\(seconds),"p50Ms":\(p50),\
  "p99Ms":\(p99)}
  """)
