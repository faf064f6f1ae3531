import FoundationEssentials
import Glibc
import Screens
import Testing

@testable import CasebookTool

/// Drives real shells with the scripts that `completion` prints, against a program that answers
/// like casebook; a shell that is not installed is not tested.
@Suite("The completion scripts in real shells", .serialized)
struct ShellTests {
  /// What stands for casebook: answers by the last of the words, and keeps what it was asked.
  private static let program = #"""
    #!/bin/sh
    printf '%s\n' "$@" > "$ASKED"
    for last; do :; done
    case $last in
      C-*) printf 'C-1042\t山田製作所  異音\nC-1043\t佐藤様\n' ;;
      --kind=*) printf -- '--kind=visit\n' ;;
      vi*) printf 'visit\n' ;;
      file*) printf ':files\n' ;;
      *) printf 'C-1042#14\t折り返し\n' ;;
    esac
    """#

  private struct Place {
    let book: BookWorld
    var directory: String { book.directory }

    init() throws {
      book = try BookWorld(isEmpty: true)
      try Self.write(ShellTests.program, to: directory + "/casebook")
      _ = unsafe chmod(directory + "/casebook", 0o755)
      for shell in Shell.allCases { try Self.write(shell.script, to: "\(directory)/\(shell)") }
      try Self.write("", to: directory + "/file name")
    }

    private static func write(_ text: String, to path: String) throws {
      try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    /// What a shell prints that runs `script`, with the stand-in first in its path.
    func run(_ shell: String, _ script: String) throws -> String {
      let path = "\(directory)/script"
      try Self.write(script, to: path)
      let out = "\(directory)/out"
      let line =
        "cd '\(directory)' && ASKED='\(directory)/asked' PATH='\(directory)':\"$PATH\" "
        + "LC_ALL=C.UTF-8 HOME='\(directory)' \(shell) script > '\(out)' 2>&1 < /dev/null"
      _ = unsafe system(line)
      return (try? String(contentsOfFile: out, encoding: .utf8)) ?? ""
    }

    var asked: [String] {
      let text = (try? String(contentsOfFile: directory + "/asked", encoding: .utf8)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init)
    }
  }

  private static func has(_ shell: String) -> Bool {
    unsafe system("command -v \(shell) > /dev/null 2>&1") == 0
  }

  /// A bash script that completes `words`, the last at the cursor, and prints what is offered.
  private static func bash(_ words: [String]) -> String {
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    return """
      compopt() { :; }
      . ./bash
      COMP_WORDS=(\(list)) COMP_CWORD=\(words.count - 1) COMP_TYPE=${TYPE:-9}
      _casebook
      printf '[%s]\\n' "${COMPREPLY[@]}"

      """
  }

  @Test("offer words with their meanings in bash", .enabled(if: has("bash")))
  func inBash() throws {
    let place = try Place()
    #expect(
      try place.run("bash", Self.bash(["casebook", "show", "C-10"]))
        == "[C-1042  山田製作所  異音]\n[C-1043  佐藤様]\n")
    #expect(place.asked == ["__complete", "show", "C-10"])
    #expect(
      try place.run("TYPE=37 bash", Self.bash(["cb", "show", "C-"])) == "[C-1042]\n[C-1043]\n")
    #expect(try place.run("bash", Self.bash(["cb", "keep", ""])) == "[C-1042#14]\n")
    #expect(place.asked == ["__complete", "keep", ""])
    #expect(
      try place.run("bash", Self.bash(["cb", "promise", "--kind", "=", "vi"])) == "[visit]\n")
    #expect(try place.run("bash", Self.bash(["cb", "import", "file"])) == "[file name]\n")
  }

  @Test("offer words in fish, behind = too", .enabled(if: has("fish")))
  func inFish() throws {
    let place = try Place()
    let script = """
      source ./fish
      complete -C 'casebook show C-10'
      complete -C 'cb promise x --kind=v'
      complete -C 'cb keep '

      """
    let output = try place.run("fish", script)
    #expect(
      output
        == "C-1042\t山田製作所  異音\nC-1043\t佐藤様\n--kind=visit\nC-1042#14\t折り返し\n")
    #expect(place.asked == ["__complete", "keep", ""])
  }

  @Test("offer words in zsh", .enabled(if: has("zsh")))
  func inZsh() throws {
    let place = try Place()
    // A shell in a terminal of zsh's own completes as it would for a person.
    let script = #"""
      zmodload zsh/zpty
      zpty z 'TERM=dumb PS1=% zsh -f -i'
      zpty -w z 'autoload -U compinit; compinit -u -D; source ./zsh; PS1=; unsetopt beep'
      zpty -w z 'LISTMAX=100'
      sleep 1
      zpty -n -w z $'casebook show C-104\t\t'
      sleep 1
      zpty -r -t z out; print -r -- "$out"
      while zpty -r -t z out; do print -r -- "$out"; done
      zpty -n -w z $'\x15casebook keep \t'
      sleep 1
      while zpty -r -t z out; do print -r -- "$out"; done
      zpty -d z

      """#
    let output = try place.run("zsh -f", script)
    #expect(output.contains("C-1042  -- 山田製作所  異音"), "\(output)")
    #expect(output.contains("C-1043  -- 佐藤様"), "\(output)")
    #expect(place.asked == ["__complete", "keep", ""], "\(output)")
  }
}
