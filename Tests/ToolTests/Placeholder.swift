enum ToolTestsPlaceholder {}
