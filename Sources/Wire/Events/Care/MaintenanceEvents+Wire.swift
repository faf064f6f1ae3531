internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension MaintenancePlanned: EventContent {
  static let eventKind = Event.Kind.maintenancePlanned

  var clearMessage: ProtoMaintenancePlanned {
    var proto = ProtoMaintenancePlanned()
    proto.planID = self.planID.data
    proto.basis = self.basis.code
    proto.dueOn = self.dueOn.number
    if let checklist { proto.checklist = checklist }
    if let replaces { proto.replaces = replaces.data }
    return proto
  }

  init(_ message: ProtoMaintenancePlanned) throws(WireError) {
    self.init(
      planID: try Field.identifier(message.planID, "planId"),
      basis: try Field.code(message.basis, "basis"),
      dueOn: try Field.day(message.dueOn, "dueOn"),
      checklist: message.hasChecklist ? message.checklist : nil,
      replaces: try message.hasReplaces ? Field.identifier(message.replaces, "replaces") : nil)
  }
}

extension MaintenanceFellDue: EventContent {
  static let eventKind = Event.Kind.maintenanceFellDue

  var clearMessage: ProtoMaintenanceFellDue {
    var proto = ProtoMaintenanceFellDue()
    proto.planID = self.planID.data
    proto.dueOn = self.dueOn.number
    return proto
  }

  init(_ message: ProtoMaintenanceFellDue) throws(WireError) {
    self.init(
      planID: try Field.identifier(message.planID, "planId"),
      dueOn: try Field.day(message.dueOn, "dueOn"))
  }
}

extension MaintenanceDone: EventContent {
  static let eventKind = Event.Kind.maintenanceDone

  var clearMessage: ProtoMaintenanceDone {
    var proto = ProtoMaintenanceDone()
    proto.planID = self.planID.data
    proto.results = self.results.map { $0.clearMessage }
    if let nextDueOn { proto.nextDueOn = nextDueOn.number }
    return proto
  }

  init(_ message: ProtoMaintenanceDone) throws(WireError) {
    self.init(
      planID: try Field.identifier(message.planID, "planId"),
      results: try Field.each(message.results) { message throws(WireError) in
        try StepResult(message)
      },
      nextDueOn: try message.hasNextDueOn ? Field.day(message.nextDueOn, "nextDueOn") : nil)
  }
}
