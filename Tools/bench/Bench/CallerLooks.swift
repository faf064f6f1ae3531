internal import Casebook
internal import Cases
internal import Views

/// How long a desk waits for what it asks while somebody calls, in process.
struct CallerLooks {
  let callers: CallerBook
  let lookCount: Int
  var random: RandomNumbers

  /// How long each look took, in nanoseconds, in order of length.
  struct Times {
    private var times: [Int64] = []

    mutating func add(_ duration: Duration) { times.append(duration.nanoseconds) }
    mutating func settle() { times.sort() }

    /// Microseconds, to a tenth, below which so many of a hundred looks stay.
    func percentile(_ percent: Int) -> Double {
      guard let last = times.last else { return 0 }
      let place = times.count * percent / 100
      return Double((place < times.count ? times[place] : last) / 100) / 10
    }
  }

  /// Measures each kind of look: its name and times.
  mutating func run() -> [(name: String, times: Times)] {
    var random = random
    func customer() -> Int { Int.random(in: 0..<callers.customerCount, using: &random) }
    func place() -> Int { Int.random(in: 0..<CallerBook.numberCount, using: &random) }
    var results: [(name: String, times: Times)] = []
    results.append(
      ("lookup", measured { lookUp(callers.number(customer(), place())) }))
    results.append(("pop", measured { pop(callers.number(customer(), 0)) }))
    results.append(("popShared", measured { pop(callers.number(customer(), 4)) }))
    results.append(("ask", measured { ask(callers.caseID(customer())) }))
    results.append(("handoff", measured { handoff(customer()) }))
    return results
  }

  /// The first tenth of the looks warms up and is not counted.
  private func measured(_ look: () -> Void) -> Times {
    var times = Times()
    let clock = ContinuousClock()
    for number in 0..<lookCount {
      let start = clock.now
      look()
      if number >= lookCount / 10 { times.add(clock.now - start) }
    }
    times.settle()
    return times
  }

  private func lookUp(_ number: String) {
    read { (snapshot) throws(RowsError) in
      let found = try CustomerSearch.find(.phone, number, in: snapshot)
      guard !found.isEmpty else { stop("nobody has \(number)") }
    }
  }

  /// Everything that a pop shows, with its words opened.
  private func pop(_ number: String) {
    let asker = Asker(
      team: .support, moment: Book.systemClock(), case: nil, utcOffsetMinutes: 540)
    read { (snapshot) throws(RowsError) in
      let pop = try PopReader(asker: asker).pop(.phone, [number], in: snapshot)
      guard !pop.candidates.isEmpty else { stop("nobody has \(number)") }
      for candidate in pop.candidates {
        _ = try snapshot.record(at: candidate.customer.nameSeq, opened: true)
        guard let sheet = candidate.sheet else { continue }
        for point in candidate.customer.points {
          _ = try snapshot.record(at: point.seq, opened: true)
        }
        for state in sheet.cases { _ = try snapshot.record(at: state.subjectSeq, opened: true) }
      }
    }
  }

  private func ask(_ id: CaseID) {
    let asker = Asker(
      team: .support, moment: Book.systemClock(), case: id, utcOffsetMinutes: 540)
    read { (snapshot) throws(RowsError) in
      let keys = try snapshot.factKeys()
      let scope = try snapshot.ledgerScope(of: id)
      let ledger = try snapshot.ledger(of: scope)
      for key in keys.keys { _ = ledger.finding(key, in: scope, for: asker) }
    }
  }

  private func handoff(_ customer: Int) {
    do throws(BookError) {
      let rehearsal = try callers.book.rehearse(callers.handoff(customer, 0))
      guard case .wouldWrite = rehearsal else { stop("the handoff was refused: \(rehearsal)") }
    } catch { stop("\(error)") }
  }

  private func read(_ body: (borrowing BookSnapshot) throws(RowsError) -> Void) {
    let path = callers.book.path
    do throws(BookError) {
      try callers.book.read { (snapshot) throws(BookError) in
        do throws(RowsError) { try body(snapshot) } catch { throw BookError(error, path: path) }
      }
    } catch { stop("\(error)") }
  }
}

/// Makes the book and measures; one line of JSON.
func measureCallers(_ path: String, customers: Int, looks: Int, seed: UInt64) -> String {
  let book = open(path, seed: seed)
  defer { finish(book) }
  var keys = FactKeys()
  do throws(BookError) {
    keys = try book.read { (snapshot) throws(BookError) in
      do throws(RowsError) { return try snapshot.factKeys() } catch {
        throw BookError(error, path: path)
      }
    }
  } catch { stop("\(error)") }
  let clock = ContinuousClock()
  let start = clock.now
  let callers = CallerBook(book: book, customerCount: customers, keys: keys)
  let events = callers.write()
  let seconds = Double((clock.now - start).nanoseconds) / 1e9
  var measuring = CallerLooks(
    callers: callers, lookCount: looks, random: RandomNumbers(seed: seed))
  let results = measuring.run().map { name, times in
    "\"\(name)\":{\"p50Us\":\(times.percentile(50)),\"p99Us\":\(times.percentile(99))}"
  }
  return """
    {"customers":\(customers),"events":\(events),"facts":\(customers * CallerBook.factCount),\
    "keys":\(keys.keys.count),"looks":{\(results.joined(separator: ","))},\
    "numbers":\(customers * CallerBook.numberCount),"seconds":\(seconds)}
    """
}
