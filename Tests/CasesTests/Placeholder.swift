enum CasesTestsPlaceholder {}
