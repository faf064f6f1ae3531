internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension LoanerLent: EventContent {
  static let eventKind = Event.Kind.loanerLent

  var clearMessage: ProtoLoanerLent {
    var proto = ProtoLoanerLent()
    proto.dueOn = self.dueOn.number
    proto.condition = self.condition
    proto.accessories = self.accessories
    return proto
  }

  init(_ message: ProtoLoanerLent) throws(WireError) {
    self.init(
      dueOn: try Field.day(message.dueOn, "dueOn"),
      condition: try Field.text(message.condition, "condition"),
      accessories: message.accessories)
  }
}

extension LoanerReturned: EventContent {
  static let eventKind = Event.Kind.loanerReturned

  var clearMessage: ProtoLoanerReturned {
    var proto = ProtoLoanerReturned()
    proto.condition = self.condition
    proto.accessories = self.accessories
    proto.missing = self.missing
    return proto
  }

  init(_ message: ProtoLoanerReturned) throws(WireError) {
    self.init(
      condition: try Field.text(message.condition, "condition"),
      accessories: message.accessories,
      missing: message.missing)
  }
}
