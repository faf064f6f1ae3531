/// Why the content of a document by which the book works cannot be used, and where.
package struct ClockDocumentError: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    case notJSON(JSONError.Reason)
    case missing
    /// No member has this name.
    case unknown
    case notAnObject, notAList, notAText
    /// No day such as "2026-12-29" or, for every year, "12-29".
    case notADay
    /// No time of day such as "09:00"; up to "24:00".
    case notATime
    /// No working time such as "1h30m".
    case notADuration
    case notAnyOf([String])
    case outOfRange(Int, Int)
    case tooMany(Int)
    /// The end is not after the beginning.
    case endsBeforeItBegins
    /// It begins before another ends, or stands there twice.
    case overlaps
    /// There is no hour in which the house works.
    case neverOpen
    /// No document of kind `calendar` has this name.
    case noSuchCalendar
    /// The machine knows no time zone of this name.
    case noSuchZone
    /// No text of 1 to so many bytes.
    case notATextUpTo(Int)
    /// Not the JSON that TOML gives: the words of its reader.
    case notTOML(String)
    /// No name of a fact such as "item.serial".
    case notAKey
    /// No "forever", "7 days", "per case", "until its date" or "until item.ownershipChanged".
    case notAFreshness
    /// The text has no `{value}`.
    case hasNoValue
    /// Only the owner team sees the values, so there must be one.
    case needsOwner
    /// This document has it already, or the one of this name.
    case isDeclared(in: String?)
    /// No document of kind `factKeys` declares it.
    case noSuchKey
  }

  /// The line, from 1.
  package let line: Int
  /// The name of the member, with those around it: "hours[2].from".
  package let field: String
  package let problem: Problem

  package init(line: Int, field: String, problem: Problem) {
    self.line = line
    self.field = field
    self.problem = problem
  }
}

/// Bounds of policies and calendars.
package enum ClockDocumentLimits {
  package static let clockCountMax = 32
  package static let reasonCountMax = 64
  package static let hoursCountMax = 28
  package static let closingCountMax = 400
  package static let transitionCountMax = 400
  package static let nameByteCountMax = 64
  /// In seconds: from a minute to a thousand hours of work.
  package static let targetSeconds = 60...3_600_000
  package static let json = JSON.Limits(byteCountMax: 1 << 20, depthMax: 16)
}

extension ClockDocumentError.Problem {
  /// The stable word for it.
  package var code: String {
    switch self {
    case .notJSON(let reason): "notJSON (\(reason.rawValue))"
    case .missing: "missing"
    case .unknown: "unknown"
    case .notAnObject: "notAnObject"
    case .notAList: "notAList"
    case .notAText: "notAText"
    case .notADay: "notADay"
    case .notATime: "notATime"
    case .notADuration: "notADuration"
    case .notAnyOf(let words): "notAnyOf \(words.joined(separator: " "))"
    case .outOfRange(let low, let high): "outOfRange \(low)...\(high)"
    case .tooMany(let countMax): "tooMany \(countMax)"
    case .endsBeforeItBegins: "endsBeforeItBegins"
    case .overlaps: "overlaps"
    case .neverOpen: "neverOpen"
    case .noSuchCalendar: "noSuchCalendar"
    case .noSuchZone: "noSuchZone"
    case .notATextUpTo(let countMax): "notATextUpTo \(countMax)"
    case .notTOML(let reason): "notTOML (\(reason))"
    case .notAKey: "notAKey"
    case .notAFreshness: "notAFreshness"
    case .hasNoValue: "hasNoValue"
    case .needsOwner: "needsOwner"
    case .isDeclared(let document): ["isDeclared", document ?? ""].joined(separator: " ")
    case .noSuchKey: "noSuchKey"
    }
  }
}
