internal import Cases
internal import Schema

extension MediaKind: Coded {
  var code: ProtoMediaKind {
    switch self {
    case .recording: .recording
    case .transcript: .transcript
    case .photo: .photo
    case .document: .document
    case .signature: .signature
    }
  }
}

extension FactSubject: Coded {
  var code: ProtoFactSubject {
    switch self {
    case .customer: .customer
    case .item: .item
    case .site: .site
    case .`case`: .case
    }
  }
}

extension FactSource: Coded {
  var code: ProtoFactSource {
    switch self {
    case .customerSaid: .customerSaid
    case .observed: .observed
    case .document: .document
    case .system: .system
    case .imported: .imported
    case .inferred: .inferred
    }
  }
}

extension ConfirmationMethod: Coded {
  var code: ProtoConfirmationMethod {
    switch self {
    case .readBack: .readBack
    case .volunteered: .volunteered
    case .document: .document
    }
  }
}

extension CorrectionCause: Coded {
  var code: ProtoCorrectionCause {
    switch self {
    case .wasWrong: .wasWrong
    case .changed: .changed
    }
  }
}

extension QuestionForm: Coded {
  var code: ProtoQuestionForm {
    switch self {
    case .open: .open
    case .readBack: .readBack
    }
  }
}

extension AskVerdict: Coded {
  var code: ProtoAskVerdict {
    switch self {
    case .answered: .answered
    case .confirm: .confirm
    case .conflict: .conflict
    case .restricted: .restricted
    case .refused: .refused
    case .ask: .ask
    }
  }
}

extension AskReason: Coded {
  var code: ProtoAskReason {
    switch self {
    case .identityCheck: .identityCheck
    case .safety: .safety
    case .legal: .legal
    case .customerRequested: .customerRequested
    case .deviceOffline: .deviceOffline
    case .valueDoubted: .valueDoubted
    }
  }
}

extension AnswerOutcome: Coded {
  var code: ProtoAnswerOutcome {
    switch self {
    case .fact: .fact
    case .unknown: .unknown
    case .refused: .refused
    }
  }
}

extension RepeatReporter: Coded {
  var code: ProtoRepeatReporter {
    switch self {
    case .customer: .customer
    case .survey: .survey
    case .alertWord: .alertWord
    case .review: .review
    }
  }
}

extension DeclineReason: Coded {
  var code: ProtoDeclineReason {
    switch self {
    case .wrongTeam: .wrongTeam
    case .needsInfo: .needsInfo
    case .noCapacity: .noCapacity
    case .duplicate: .duplicate
    }
  }
}

extension LapseCause: Coded {
  var code: ProtoLapseCause {
    switch self {
    case .withdrawn: .withdrawn
    case .expired: .expired
    }
  }
}

extension PromiseKind: Coded {
  var code: ProtoPromiseKind {
    switch self {
    case .callback: .callback
    case .visit: .visit
    case .quote: .quote
    case .part: .part
    case .answer: .answer
    case .refund: .refund
    }
  }
}

extension PromiseOutcome: Coded {
  var code: ProtoPromiseOutcome {
    switch self {
    case .kept: .kept
    case .broken: .broken
    case .renegotiated: .renegotiated
    case .released: .released
    }
  }
}

extension RepairMode: Coded {
  var code: ProtoRepairMode {
    switch self {
    case .onSite: .onSite
    case .depot: .depot
    case .carryIn: .carryIn
    case .remote: .remote
    }
  }
}

extension WorkKind: Coded {
  var code: ProtoWorkKind {
    switch self {
    case .travel: .travel
    case .diagnose: .diagnose
    case .labor: .labor
    case .test: .test
    case .wait: .wait
    }
  }
}

extension RepairOutcome: Coded {
  var code: ProtoRepairOutcome {
    switch self {
    case .fixed: .fixed
    case .temporary: .temporary
    case .notFixed: .notFixed
    case .nff: .nff
    case .uneconomic: .uneconomic
    }
  }
}

extension RepairBarrier: Coded {
  var code: ProtoRepairBarrier {
    switch self {
    case .noPart: .noPart
    case .partTooDear: .partTooDear
    case .noInformation: .noInformation
    case .noAccess: .noAccess
    case .noTool: .noTool
    }
  }
}

extension QuoteAnswer: Coded {
  var code: ProtoQuoteAnswer {
    switch self {
    case .accepted: .accepted
    case .declined: .declined
    }
  }
}

extension VisitReason: Coded {
  var code: ProtoVisitReason {
    switch self {
    case .new: .new
    case .byCustomer: .byCustomer
    case .byUs: .byUs
    }
  }
}

extension VisitResult: Coded {
  var code: ProtoVisitResult {
    switch self {
    case .done: .done
    case .partial: .partial
    case .absent: .absent
    case .noAccess: .noAccess
    case .noPart: .noPart
    case .wrongSkill: .wrongSkill
    case .cancelled: .cancelled
    }
  }
}

extension PartSource: Coded {
  var code: ProtoPartSource {
    switch self {
    case .van: .van
    case .stock: .stock
    case .order: .order
    case .customer: .customer
    }
  }
}

extension RequestedBy: Coded {
  var code: ProtoRequestedBy {
    switch self {
    case .team: .team
    case .customer: .customer
    }
  }
}

extension PartCharge: Coded {
  var code: ProtoPartCharge {
    switch self {
    case .warranty: .warranty
    case .goodwill: .goodwill
    case .customer: .customer
    }
  }
}

extension PartCondition: Coded {
  var code: ProtoPartCondition {
    switch self {
    case .good: .good
    case .defective: .defective
    case .unknown: .unknown
    }
  }
}

extension PartDisposition: Coded {
  var code: ProtoPartDisposition {
    switch self {
    case .`return`: .`return`
    case .scrap: .scrap
    case .restock: .restock
    case .analyze: .analyze
    case .leftWithCustomer: .leftWithCustomer
    }
  }
}

extension RMAOutcome: Coded {
  var code: ProtoRMAOutcome {
    switch self {
    case .repaired: .repaired
    case .replaced: .replaced
    case .refunded: .refunded
    case .returned: .returned
    case .rejected: .rejected
    }
  }
}

extension FollowUpTrigger: Coded {
  var code: ProtoFollowUpTrigger {
    switch self {
    case .purchase: .purchase
    case .inquiry: .inquiry
    case .newProduct: .newProduct
    case .defect: .defect
    case .repair: .repair
    }
  }
}

extension FollowUpOutcome: Coded {
  var code: ProtoFollowUpOutcome {
    switch self {
    case .answered: .answered
    case .noAnswer: .noAnswer
    case .notNeeded: .notNeeded
    }
  }
}
