internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension MemberRegistered: EventContent {
  static let eventKind = Event.Kind.memberRegistered

  var clearMessage: ProtoMemberRegistered {
    var proto = ProtoMemberRegistered()
    proto.team = self.team.code
    proto.skills = self.skills
    if let osUser { proto.osUser = osUser }
    return proto
  }

  var sealedMessage: ProtoMemberRegistered {
    var proto = ProtoMemberRegistered()
    if let name { proto.name = name }
    return proto
  }

  init(_ message: ProtoMemberRegistered) throws(WireError) {
    self.init(
      name: message.hasName ? message.name : nil,
      team: try Field.team(message.team, "team"),
      skills: message.skills,
      osUser: message.hasOsUser ? message.osUser : nil)
  }
}

extension MemberLeft: EventContent {
  static let eventKind = Event.Kind.memberLeft

  var clearMessage: ProtoMemberLeft { ProtoMemberLeft() }

  init(_ message: ProtoMemberLeft) { self.init() }
}
