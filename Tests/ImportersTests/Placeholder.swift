enum ImportersTestsPlaceholder {}
