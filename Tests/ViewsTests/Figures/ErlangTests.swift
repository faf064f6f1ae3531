import Testing
import Views

@Suite("The load of calls")
struct ErlangTests {
  /// A row of DOMAIN.md §8.
  struct Vector: CustomTestStringConvertible {
    let calls, per, handling: Double
    let agentCount: Int
    let load, blocked, queued, answered, within, wait: Double
    var testDescription: String { "\(calls) calls, \(agentCount) agents" }
  }

  private static let vectors = [
    Vector(
      calls: 360, per: 1_800, handling: 240, agentCount: 55, load: 48, blocked: 0.038374,
      queued: 0.238701, answered: 0.845883, within: 15, wait: 8.1840),
    Vector(
      calls: 100, per: 1_800, handling: 180, agentCount: 14, load: 10, blocked: 0.056819,
      queued: 0.174132, answered: 0.888350, within: 20, wait: 7.8359),
    Vector(
      calls: 20, per: 3_600, handling: 360, agentCount: 3, load: 2, blocked: 0.210526,
      queued: 0.444444, answered: 0.579574, within: 20, wait: 160),
    Vector(
      calls: 60, per: 3_600, handling: 300, agentCount: 7, load: 5, blocked: 0.120519,
      queued: 0.324150, answered: 0.716313, within: 20, wait: 48.6225),
  ]

  @Test("gives the numbers of the table, to the digits that are printed", arguments: vectors)
  func table(_ vector: Vector) throws {
    let load = Erlang.load(
      calls: vector.calls, perSeconds: vector.per, handlingSeconds: vector.handling)
    #expect(load == vector.load)
    let count = vector.agentCount
    #expect(abs(Erlang.blocked(load, agentCount: count) - vector.blocked) < 5e-7)
    #expect(abs(try #require(Erlang.queued(load, agentCount: count)) - vector.queued) < 5e-7)
    let answered = try #require(
      Erlang.answered(
        within: vector.within, load, agentCount: count, handlingSeconds: vector.handling))
    #expect(abs(answered - vector.answered) < 5e-7)
    let wait = try #require(
      Erlang.meanWaitSeconds(load, agentCount: count, handlingSeconds: vector.handling))
    #expect(abs(wait - vector.wait) < 5e-5)
  }

  @Test("has every call blocked without a line, and none where none comes")
  func ends() {
    #expect(Erlang.blocked(3, agentCount: 0) == 1)
    #expect(Erlang.blocked(0, agentCount: 0) == 1)
    #expect(Erlang.blocked(0, agentCount: 1) == 0)
    #expect(Erlang.queued(0, agentCount: 1) == 0)
    #expect(Erlang.agentsNeeded(for: 0.8, within: 20, 0, handlingSeconds: 240) == 0)
  }

  @Test("lets the queue grow without end as long as there are no more agents than erlangs")
  func grows() {
    #expect(Erlang.queued(10, agentCount: 9) == nil)
    #expect(Erlang.queued(10, agentCount: 10) == nil)
    #expect(Erlang.queued(10, agentCount: 11) != nil)
    #expect(Erlang.answered(within: 20, 10, agentCount: 10, handlingSeconds: 180) == nil)
    #expect(Erlang.meanWaitSeconds(10, agentCount: 10, handlingSeconds: 180) == nil)
  }

  @Test("stays a share up to as many agents as are computed")
  func bound() {
    let count = Erlang.agentCountMax
    let blocked = Erlang.blocked(Double(count) - 1, agentCount: count)
    #expect(blocked > 0 && blocked < 0.05)
    #expect(Erlang.queued(Double(count) - 1, agentCount: count).map { $0 > 0 && $0 < 1 } == true)
    #expect(
      Erlang.agentsNeeded(for: 0.8, within: 20, Double(count), handlingSeconds: 240) == nil)
    #expect(Erlang.linesNeeded(forBlocking: 0.01, 2 * Double(count)) == nil)
  }

  @Test("needs the fewest agents that reach the aim, and not one less", arguments: vectors)
  func needed(_ vector: Vector) throws {
    let load = vector.load
    func answered(_ count: Int) -> Double {
      Erlang.answered(within: 20, load, agentCount: count, handlingSeconds: vector.handling) ?? 0
    }
    let count = try #require(
      Erlang.agentsNeeded(for: 0.8, within: 20, load, handlingSeconds: vector.handling))
    #expect(answered(count) >= 0.8)
    #expect(answered(count - 1) < 0.8)
    let lines = try #require(Erlang.linesNeeded(forBlocking: 0.01, load))
    #expect(Erlang.blocked(load, agentCount: lines) <= 0.01)
    #expect(Erlang.blocked(load, agentCount: lines - 1) > 0.01)
  }

  @Test(
    "rests on powers of e and logarithms that are right",
    arguments: [
      (0, 1), (1, 2.718281828459045), (-1, 0.36787944117144233), (10, 22026.465794806718),
      (-30, 9.357622968840175e-14), (0.1, 1.1051709180756477),
    ])
  func powers(_ x: Double, _ power: Double) {
    #expect(abs(Chance.exponential(x) / power - 1) < 1e-14)
    #expect(abs(Chance.logarithm(power) - x) < 1e-13)
    #expect(Chance.exponential(-746) == 0)
    #expect(Chance.exponential(710) == .infinity)
  }

  @Test("knows how likely so many are by chance")
  func chance() {
    #expect(Chance.atLeast(0, expecting: 5) == 1)
    #expect(abs(Chance.atLeast(1, expecting: 2) - 0.8646647167633873) < 1e-12)
    #expect(abs(Chance.atLeast(5, expecting: 2) - 0.05265301734371115) < 1e-12)
    #expect(abs(Chance.atLeast(3, expecting: 0) - Chance.atLeast(3, expecting: 0.5)) == 0)
    #expect(abs(Chance.atLeast(1_000, expecting: 1_000) - 0.504205) < 1e-6)
  }
}
