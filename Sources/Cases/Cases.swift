/// The module `Cases`.
enum CasesPlaceholder {}
