internal import Cases
internal import Client
internal import Screens
internal import Wire

/// Looks at a server, from here.
struct ServerChecks {
  let desk: Desk
  let book: RemoteBook

  /// A clock so many seconds off makes times wrong.
  static let clockSecondsMax: Int64 = 60

  var all: [CheckResult] {
    let place = RemoteKey.path(of: desk)?.path ?? ""
    let client: DeskClient
    do throws(ErrorReport) { client = try book.client() } catch {
      return [CheckResult(.serverKey, error)]
    }
    let key: CheckResult =
      client.keys == nil
      ? .note(.serverKey, ja: "鍵なし (この機械の中だけ)", en: "none: on this machine alone")
      : .ok(.serverKey, ja: place, en: place)
    let hello: HelloAnswer
    do throws(ErrorReport) { hello = try book.hello() } catch {
      return [key, CheckResult(.server, error.naming(desk.options))]
    }
    let rights = hello.rights.map(\.rawValue).joined(separator: " ")
    let server = CheckResult.ok(
      .server, ja: "\(book.address.text)  範囲 \(hello.audience)  権限 \(rights)",
      en: "\(book.address.text), audience \(hello.audience), rights \(rights)")
    return [key, server, clock(hello)] + health
  }

  private func clock(_ hello: HelloAnswer) -> CheckResult {
    let seconds = desk.world.clock().seconds(since: hello.time)
    guard abs(seconds) > Self.clockSecondsMax else {
      return .ok(.clock, ja: "サーバーと合っています", en: "agrees with the server's")
    }
    return .bad(
      .clock, ja: "サーバーの時計と \(abs(seconds).grouped) 秒違います",
      en: "differs from the server's by \(abs(seconds).grouped) s", hint: "timedatectl")
  }

  private var health: [CheckResult] {
    let health: Health
    do throws(ErrorReport) { health = try HealthRequest.serverHealth(desk, book) } catch {
      return [CheckResult(.feed, error)]
    }
    var results: [CheckResult] = []
    let ofFeed = health.problems.filter { $0.code.hasPrefix("feed.") }
    results += ofFeed.map(Self.bad(.feed))
    if ofFeed.isEmpty {
      let behind = health.behind ?? 0
      results.append(
        .ok(.feed, ja: "聞こえます (\(behind) 件遅れ)", en: "is heard, \(behind) behind"))
    }
    if let free = health.freeByteCount,
      !health.problems.contains(where: { $0.code.hasPrefix("disk") })
    {
      let size = BookChecks.size(free)
      results.append(.ok(.disk, ja: "空き \(size)", en: "\(size) free"))
    }
    results += health.problems.filter { !$0.code.hasPrefix("feed.") }.map { problem in
      Self.bad(problem.code.hasPrefix("disk") ? .disk : .book)(problem)
    }
    return results
  }

  private static func bad(_ name: CheckName) -> (HealthProblem) -> CheckResult {
    { CheckResult(name: name, outcome: .bad, said: $0.said, hint: $0.hint) }
  }
}

extension DoctorRequest: RemoteRequest {
  func run(at desk: Desk, on book: RemoteBook) throws(ErrorReport) -> Answer? {
    answer(MachineChecks(desk: desk).all + ServerChecks(desk: desk, book: book).all, desk)
  }
}
