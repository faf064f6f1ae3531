enum EventLogTestsPlaceholder {}
