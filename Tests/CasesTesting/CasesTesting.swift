enum CasesTestingPlaceholder {}
