enum ScreensTestsPlaceholder {}
