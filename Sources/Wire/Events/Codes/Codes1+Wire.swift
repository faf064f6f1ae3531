internal import Cases
internal import Schema

extension CustomerKind: Coded {
  var code: ProtoCustomerKind {
    switch self {
    case .person: .person
    case .household: .household
    case .company: .company
    }
  }
}

extension ContactPointKind: Coded {
  var code: ProtoContactPointKind {
    switch self {
    case .phone: .phone
    case .sms: .sms
    case .email: .email
    case .address: .address
    }
  }
}

extension Sharing: Coded {
  var code: ProtoSharing {
    switch self {
    case .one: .one
    case .household: .household
    case .switchboard: .switchboard
    }
  }
}

extension PointVerification: Coded {
  var code: ProtoPointVerification {
    switch self {
    case .contact: .contact
    case .document: .document
    case .none: .none
    }
  }
}

extension RetirementReason: Coded {
  var code: ProtoRetirementReason {
    switch self {
    case .moved: .moved
    case .ported: .ported
    case .wrong: .wrong
    case .ownerChanged: .ownerChanged
    }
  }
}

extension ConsentPurpose: Coded {
  var code: ProtoConsentPurpose {
    switch self {
    case .sms: .sms
    case .email: .email
    case .recording: .recording
    case .marketing: .marketing
    case .safety: .safety
    }
  }
}

extension Holder: Coded {
  var code: ProtoHolder {
    switch self {
    case .customer: .customer
    case .us: .us
    case .maker: .maker
    case .carrier: .carrier
    }
  }
}

extension CustodyReason: Coded {
  var code: ProtoCustodyReason {
    switch self {
    case .repair: .repair
    case .rma: .rma
    case .recall: .recall
    case .inspection: .inspection
    }
  }
}

extension MeasurementKind: Coded {
  var code: ProtoMeasurementKind {
    switch self {
    case .wear: .wear
    case .meter: .meter
    case .test: .test
    case .environment: .environment
    }
  }
}

extension WarrantyKind: Coded {
  var code: ProtoWarrantyKind {
    switch self {
    case .maker: .maker
    case .extended: .extended
    case .contract: .contract
    case .repairWork: .repairWork
    }
  }
}

extension WarrantyVerdict: Coded {
  var code: ProtoWarrantyVerdict {
    switch self {
    case .`in`: .`in`
    case .out: .out
    case .goodwill: .goodwill
    }
  }
}

extension Channel: Coded {
  var code: ProtoChannel {
    switch self {
    case .phone: .phone
    case .sms: .sms
    case .email: .email
    case .chat: .chat
    case .web: .web
    case .chatbot: .chatbot
    case .counter: .counter
    case .fax: .fax
    }
  }
}

extension Priority: Coded {
  var code: ProtoPriority {
    switch self {
    case .low: .low
    case .normal: .normal
    case .high: .high
    case .urgent: .urgent
    }
  }
}

extension Severity: Coded {
  var code: ProtoSeverity {
    switch self {
    case .minor: .minor
    case .major: .major
    case .critical: .critical
    }
  }
}

extension WaitReason: Coded {
  var code: ProtoWaitReason {
    switch self {
    case .customer: .customer
    case .parts: .parts
    case .vendor: .vendor
    case .approval: .approval
    case .schedule: .schedule
    case .sales: .sales
    case .problem: .problem
    }
  }
}

extension CaseRelation: Coded {
  var code: ProtoCaseRelation {
    switch self {
    case .duplicateOf: .duplicateOf
    case .followUpOf: .followUpOf
    case .partOf: .partOf
    case .causedBy: .causedBy
    case .recallOf: .recallOf
    }
  }
}

extension Direction: Coded {
  var code: ProtoDirection {
    switch self {
    case .inbound: .inbound
    case .outbound: .outbound
    }
  }
}

extension WithheldReason: Coded {
  var code: ProtoWithheldReason {
    switch self {
    case .anonymous: .p
    case .payphone: .c
    case .outOfArea: .o
    case .notOffered: .s
    case .receptionError: .e
    }
  }
}

extension ContactWaitKind: Coded {
  var code: ProtoContactWaitKind {
    switch self {
    case .queue: .queue
    case .hold: .hold
    case .transfer: .transfer
    }
  }
}

extension IdentificationMethod: Coded {
  var code: ProtoIdentificationMethod {
    switch self {
    case .number: .number
    case .spoken: .spoken
    case .serial: .serial
    case .order: .order
    case .login: .login
    }
  }
}

extension IdentificationLevel: Coded {
  var code: ProtoIdentificationLevel {
    switch self {
    case .maybe: .maybe
    case .known: .known
    case .verified: .verified
    }
  }
}

extension TransferKind: Coded {
  var code: ProtoTransferKind {
    switch self {
    case .blind: .blind
    case .consult: .consult
    }
  }
}

extension DivertReason: Coded {
  var code: ProtoDivertReason {
    switch self {
    case .noLine: .noLine
    case .queueFull: .queueFull
    case .waitTooLong: .waitTooLong
    case .outOfHours: .outOfHours
    case .menuChoice: .menuChoice
    case .agentChoice: .agentChoice
    }
  }
}

extension DivertTarget: Coded {
  var code: ProtoDivertTarget {
    switch self {
    case .callback: .callback
    case .web: .web
    case .sms: .sms
    case .voicemail: .voicemail
    case .otherSite: .otherSite
    case .chatbot: .chatbot
    case .busyTone: .busyTone
    }
  }
}

extension ContactStage: Coded {
  var code: ProtoContactStage {
    switch self {
    case .ivr: .ivr
    case .queue: .queue
    case .ring: .ring
    case .talk: .talk
    case .hold: .hold
    }
  }
}

extension ContactOutcome: Coded {
  var code: ProtoContactOutcome {
    switch self {
    case .reached: .reached
    case .noAnswer: .noAnswer
    case .busy: .busy
    case .voicemail: .voicemail
    case .delivered: .delivered
    case .undelivered: .undelivered
    case .abandoned: .abandoned
    }
  }
}

extension AlertCategory: Coded {
  var code: ProtoAlertCategory {
    switch self {
    case .cancel: .cancel
    case .complaint: .complaint
    case .`repeat`: .`repeat`
    case .safety: .safety
    }
  }
}

extension Speaker: Coded {
  var code: ProtoSpeaker {
    switch self {
    case .customer: .customer
    case .agent: .agent
    }
  }
}

extension MessagePurpose: Coded {
  var code: ProtoMessagePurpose {
    switch self {
    case .reply: .reply
    case .webGuidance: .webGuidance
    case .callbackOffer: .callbackOffer
    case .followUp: .followUp
    case .visitNotice: .visitNotice
    case .recall: .recall
    case .survey: .survey
    }
  }
}
