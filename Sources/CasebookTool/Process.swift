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
    let words = Array(arguments.dropFirst())
    var world = World.ofProcess(arguments: arguments)
    if !ChildProcess.isOne, GlobalScan(words).rest.first == VerifyCommand.help.name {
      switch ChildProcess.run(arguments) {
      case .exited(let code): return code
      case .crashed(let signal): world.signalOfProof = signal
      case .killed(let signal): return 128 + signal  // As a shell says it.
      case nil: break
      }
    }
    return Tool.run(words, in: world).rawValue
  }
}
