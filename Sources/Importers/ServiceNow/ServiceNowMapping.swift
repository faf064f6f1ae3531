internal import Casebook
internal import Cases

/// Turns the lines of one case into commands.
///
/// The first line with a contact type gives a contact and the opening; after that a line says only
/// what differs from the line before: another group is a handoff, another assignee an assignment,
/// the Awaiting states are waits, Resolved and Closed are what they say, a step of the counter of
/// reopenings reopens, and a line that changes none of these is a memo.  Columns that tell the end
/// of the case are filled in on its first line already; they are taken from the last.
struct ServiceNowMapping {
  /// The name of the system in source identifiers.
  static let system = "servicenow"

  /// Group to team; groups that are not in it get a code made of their name.
  let teams: [String: Team]
  let zone: LocalClock
  /// People and customers that have been registered in this run.
  var registered: Set<String> = []

  /// The commands of every line of a case, in order.
  ///
  /// `rows` are all good lines of one case, in the order of the file; at least one.
  mutating func commands(for rows: [ServiceNowRow]) -> [LineCommands] {
    guard let first = rows.first, let last = rows.last else { return [] }
    var result: [LineCommands] = []
    var story = ServiceNowStory(first: first, last: last, mapping: self)
    for row in rows {
      var commands = registrations(row)
      if row == first { commands.append(story.opening(row)) }
      let registrationCount = commands.count
      let drafts = story.drafts(row)
      if !drafts.isEmpty {
        commands.append(command("row/\(row.number)/\(row.identity)", row, drafts))
      }
      result.append(
        LineCommands(
          lineNumber: row.lineNumber, registrationCount: registrationCount, commands: commands))
    }
    return result
  }

  // MARK: Commands

  /// A command of history; its id is made of `key` and `time`, by default the line's, so that it
  /// adds nothing a second time, also from an export that begins with another line.
  func command(
    _ key: String, _ row: ServiceNowRow, _ drafts: [ImportedDraft], time: Instant? = nil
  ) -> Command {
    Command(
      id: SourceIdentifier.of(
        "\(Self.system)/\(key)",
        milliseconds: (time ?? row.updatedAt).microseconds / 1_000),
      content: .import(drafts), occurredAt: row.updatedAt, precision: .minute,
      utcOffsetMinutes: zone.offset(at: row.updatedAt), recordedAt: row.updatedAt, actor: nil,
      team: nil, device: nil, authenticatedBy: .asserted)
  }

  /// The identifier of a thing of the source; its time is that of 1970, since a later line that
  /// names the thing does not know when it was made.
  func id<Tag>(_ kind: String, _ key: String) -> Identifier<Tag> {
    SourceIdentifier.of(
      "\(Self.system)/\(kind)/\(key)", milliseconds: Self.timeless.microseconds / 1_000)
  }

  private static let timeless = Instant(microseconds: 0)

  func member(_ name: String?) -> MemberID? { name.map { id("member", $0) } }

  func team(_ group: String?) -> Team? {
    guard let group else { return nil }
    return teams[group] ?? Team(Self.code(group))
  }

  /// "Group 56" as a code: "group-56".
  static func code(_ name: String) -> String {
    let lowered = name.lowercased().utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "-")
      }
    }
    let words = lowered.split(separator: UInt8(ascii: "-"))
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  // MARK: People

  /// Commands that register whom the line names for the first time.
  private mutating func registrations(_ row: ServiceNowRow) -> [Command] {
    var commands: [Command] = []
    if let caller = row.caller, registered.insert(caller).inserted {
      let refs = Refs([Ref(.customer, customer(caller).any)])
      let event = CustomerRegistered(kind: .person, name: caller)
      let draft = Draft(.customers(.customerRegistered(event)), refs: refs)
      let drafts = [imported(draft, row, at: row.openedAt)]
      commands.append(command("customer/\(caller)", row, drafts, time: Self.timeless))
    }
    for name in [row.openedBy, row.updatedBy, row.assignee].compactMap({ $0 }) {
      guard registered.insert(name).inserted, let member = member(name) else { continue }
      let event = MemberRegistered(name: name, team: team(row.group) ?? Self.teamOfNobody)
      let draft = Draft(
        .book(.memberRegistered(event)), refs: Refs([Ref(.member, member.any)]))
      let drafts = [imported(draft, row, at: row.openedAt)]
      commands.append(command("member/\(name)", row, drafts, time: Self.timeless))
    }
    return commands
  }

  /// The team of people whose first line names no group.
  static let teamOfNobody: Team = {
    guard let team = Team("servicenow") else { preconditionFailure("the code is a team's") }
    return team
  }()

  func customer(_ caller: String) -> CustomerID { id("customer", caller) }

  /// A draft as the line has it: typed at the line's time, by whoever updated it.
  func imported(
    _ draft: Draft, _ row: ServiceNowRow, at moment: Instant, actor: MemberID? = nil,
    team: Team? = nil
  ) -> ImportedDraft {
    ImportedDraft(
      draft, occurredAt: moment, precision: .minute, utcOffsetMinutes: zone.offset(at: moment),
      recordedAt: max(moment, row.updatedAt), actor: actor ?? member(row.updatedBy),
      team: team ?? self.team(row.group))
  }
}

/// What one line comes to.
struct LineCommands {
  let lineNumber: Int
  /// How many of the commands, at the beginning, make people and the case known.
  let registrationCount: Int
  let commands: [Command]
}
