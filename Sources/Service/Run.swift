package import Wire

/// A command line that a client asks the server to carry out.
package typealias RunRequest = RunArguments

/// What became of a command line.
package typealias RunResult = RunAnswer
