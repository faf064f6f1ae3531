internal import Screens

/// casebook as a process of the system.
///
/// The executable is one line beside this module, because what tests link must be a library: a test
/// of an executable would build the executables of every dependency, a compiler of protobuf too.
package enum Process {
  /// Carries out the arguments of a process, the first of which is its name.
  ///
  /// - Returns: The code to exit with.
  package static func run(_ arguments: [String]) -> Int32 {
    Tool.run(Array(arguments.dropFirst()), in: .ofProcess(arguments: arguments)).rawValue
  }
}
