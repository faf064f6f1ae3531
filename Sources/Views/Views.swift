/// The module `Views`.
enum ViewsPlaceholder {}
