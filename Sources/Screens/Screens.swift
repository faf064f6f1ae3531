/// The module `Screens`.
enum ScreensPlaceholder {}
