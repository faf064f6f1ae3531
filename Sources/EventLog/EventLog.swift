/// The module `EventLog`.
enum EventLogPlaceholder {}
