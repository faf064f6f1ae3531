/// The module `Wire`.
enum WirePlaceholder {}
