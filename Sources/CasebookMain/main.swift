/// The process `casebook`: its arguments go to the command line, whose answer is its exit code.
internal import CasebookTool
internal import Glibc

// A closed pipe is an error of writing, not the end of a process that may be writing a book.
_ = signal(SIGPIPE, SIG_IGN)
exit(Process.run(CommandLine.arguments))
