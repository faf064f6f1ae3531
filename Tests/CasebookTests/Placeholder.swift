enum CasebookTestsPlaceholder {}
