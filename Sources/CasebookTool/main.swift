internal import Glibc
internal import Screens

// A closed pipe is an error of writing, not the end of a process that may be writing a book.
_ = signal(SIGPIPE, SIG_IGN)
exit(
  Tool.run(
    Array(CommandLine.arguments.dropFirst()), in: .ofProcess(arguments: CommandLine.arguments)
  ).rawValue)
