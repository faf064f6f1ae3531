internal import Cases
internal import Schema

extension UsageLevel: Coded {
  var code: ProtoUsageLevel {
    switch self {
    case .well: .well
    case .partly: .partly
    case .no: .no
    }
  }
}

extension MaintenanceBasis: Coded {
  var code: ProtoMaintenanceBasis {
    switch self {
    case .interval: .interval
    case .usage: .usage
    case .legal: .legal
    }
  }
}

extension RecallRemedy: Coded {
  var code: ProtoRecallRemedy {
    switch self {
    case .repair: .repair
    case .replace: .replace
    case .refund: .refund
    }
  }
}

extension TraceResult: Coded {
  var code: ProtoTraceResult {
    switch self {
    case .agreed: .agreed
    case .refused: .refused
    case .disposed: .disposed
    case .notOwner: .notOwner
    case .unreachable: .unreachable
    }
  }
}

extension Respondent: Coded {
  var code: ProtoRespondent {
    switch self {
    case .customer: .customer
    case .agent: .agent
    }
  }
}

extension SurveyKind: Coded {
  var code: ProtoSurveyKind {
    switch self {
    case .csat: .csat
    case .ces: .ces
    case .nps: .nps
    case .resolved: .resolved
    case .morale: .morale
    }
  }
}

extension KnowledgeUse: Coded {
  var code: ProtoKnowledgeUse {
    switch self {
    case .read: .read
    case .sent: .sent
    case .followed: .followed
    case .nothingFound: .nothingFound
    }
  }
}

extension SignalKind: Coded {
  var code: ProtoSignalKind {
    switch self {
    case .order: .order
    case .upsell: .upsell
    case .crossSell: .crossSell
    case .renewal: .renewal
    case .replacement: .replacement
    case .consumable: .consumable
    case .churnRisk: .churnRisk
    }
  }
}

extension DocumentKind: Coded {
  var code: ProtoDocumentKind {
    switch self {
    case .article: .article
    case .manual: .manual
    case .script: .script
    case .checklist: .checklist
    case .factKeys: .factKeys
    case .reasonCodes: .reasonCodes
    case .policy: .policy
    case .calendar: .calendar
    case .alertRules: .alertRules
    case .dictionary: .dictionary
    case .models: .models
    case .teams: .teams
    case .schema: .schema
    }
  }
}

extension DocumentAudience: Coded {
  var code: ProtoDocumentAudience {
    switch self {
    case .agents: .agents
    case .customers: .customers
    }
  }
}

extension ClockVerdict: Coded {
  var code: ProtoClockVerdict {
    switch self {
    case .met: .met
    case .breached: .breached
    }
  }
}

extension ConflictRule: Coded {
  var code: ProtoConflictRule {
    switch self {
    case .workAfterClose: .workAfterClose
    case .finishedTwice: .finishedTwice
    case .settledTwice: .settledTwice
    case .remediedTwice: .remediedTwice
    case .partNotThere: .partNotThere
    case .positionTaken: .positionTaken
    case .serialInTwoPlaces: .serialInTwoPlaces
    case .serialTaken: .serialTaken
    case .ownersDiffer: .ownersDiffer
    case .loanerOutTwice: .loanerOutTwice
    case .loanerNotOut: .loanerNotOut
    case .visitsOverlap: .visitsOverlap
    case .unitOutsideRange: .unitOutsideRange
    case .clockIsOff: .clockIsOff
    case .refusedOffline: .refusedOffline
    }
  }
}

extension DisclosureTarget: Coded {
  var code: ProtoDisclosureTarget {
    switch self {
    case .subject: .subject
    case .staff: .staff
    case .authority: .authority
    case .partner: .partner
    }
  }
}

extension DisclosureScope: Coded {
  var code: ProtoDisclosureScope {
    switch self {
    case .export: .export
    case .recording: .recording
    case .restrictedFact: .restrictedFact
    }
  }
}

extension Tax: Coded {
  var code: ProtoTax {
    switch self {
    case .included: .included
    case .excluded: .excluded
    case .none: .none
    }
  }
}

extension WarrantyCarry: Coded {
  var code: ProtoWarrantyCarry {
    switch self {
    case .remaining: .remaining
    case .reset: .reset
    case .none: .none
    }
  }
}

extension Mood: Coded {
  var code: ProtoMood {
    switch self {
    case .calm: .calm
    case .worried: .worried
    case .upset: .upset
    case .angry: .angry
    }
  }
}

extension RMAWish: Coded {
  var code: ProtoRMAWish {
    switch self {
    case .repair: .repair
    case .replace: .replace
    case .refund: .refund
    case .`return`: .`return`
    }
  }
}
