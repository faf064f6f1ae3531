enum LMDBTestsPlaceholder {}
