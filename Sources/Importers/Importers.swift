/// The module `Importers`.
enum ImportersPlaceholder {}
