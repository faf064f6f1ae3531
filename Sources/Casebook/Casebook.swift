/// The module `Casebook`.
enum CasebookPlaceholder {}
