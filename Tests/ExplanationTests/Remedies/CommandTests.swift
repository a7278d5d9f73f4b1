import RemedySamples
import Testing

@testable import Remedies

/// Steps as values: their words, their lines, and what is added to them.
@Suite struct CommandTests {
  @Test func wordsAreQuotedForTheLine() {
    let command = Command.run(["virsh", "define", "a b.xml"], note: "the new one")
    #expect(command.text == "virsh define 'a b.xml'    # the new one")
    #expect(command.words == ["virsh", "define", "a b.xml"] && command.place == .host)
  }

  @Test func linesOfTheSourceAreReadIntoWords() {
    let simple: Command = "martlet fix GUEST.xml --on A --on B    # the smallest edit"
    #expect(simple.runs("martlet", "fix", "GUEST.xml", "--on", "A", "--on", "B"))
    #expect(simple.note == "the smallest edit")
    let version: Command = "virsh version    # on both hosts"
    #expect(version == .run(["virsh", "version"], on: .host, note: "on both hosts"))
    let quoted: Command = "virsh dumpxml 'A B'"
    #expect(quoted.words == ["virsh", "dumpxml", "A B"])
    for line in ["a | b", "ls *.xml", "a && b", "echo $HOME", "a; b", "a > b", "echo \"a\"", "a  b", "a 'b"] {
      #expect(Command(source: line).form == .script(line))
    }
    let pipe: Command = "virsh dumpxml GUEST | grep machine=    # what the guest has"
    #expect(pipe.form == .script("virsh dumpxml GUEST | grep machine=") && pipe.words == nil)
    let glob: Command = "grep . /sys/module/kvm_intel/parameters/*"
    #expect(glob.words == nil)
    let comment: Command = "# install the former packages"
    #expect(comment.form == .instruction("install the former packages"))
    let setting: Command = "#   cpu_mode = custom"
    #expect(setting.form == .configuration("  cpu_mode = custom") && setting.text == "#   cpu_mode = custom")
  }

  @Test func clientsRunWhereTheOperatorIs() {
    #expect(Command.run(["openstack", "server", "list"]).place == .here)
    #expect(Command.script("openstack server stop A && true").place == .here)
    #expect(Command.run(["virsh", "list"]).place == .host)
    #expect(Command.run(["cat", "/proc/cpuinfo"], on: .guest).place == .guest)
  }

  @Test func optionsAreAddedAsWords() {
    let fix = Command.run(["martlet", "fix", "guest.xml", "--on", "a"])
    #expect(fix.runs("martlet", "fix") && !fix.runs("martlet", "explain"))
    #expect(
      fix.adding(Command.option("--from", "-x y")).text == "martlet fix guest.xml --on a '--from=-x y'")
    #expect(fix.adding(["--apply"], after: 2).text == "martlet fix --apply guest.xml --on a")
    let dashed = GuestCommands("-g", at: "qemu:///system").martlet(["fix"], ["--on", "a"])
    #expect(
      dashed.adding(["--policy", "p q"]).words
        == ["martlet", "fix", "--connect", "qemu:///system", "--on", "a", "--policy", "p q", "--", "-g"])
    let script = Command.script("a | b")
    #expect(script.adding(["c"]) == script)
  }

  @Test func whatIsNoCommandIsAComment() {
    #expect(Command.instruction("in the setup:\nenable it").text == "# in the setup:\u{fffd}enable it")
    #expect(Command.run(["a"], note: "b\nreboot").text == "a    # b\u{fffd}reboot")
  }

  /// Every step that a remedy has is a line, and a program's words are read back from it as they are.
  @Test func stepsOfRemediesHaveWords() {
    let steps = Set(EveryRemedy.all.flatMap { $0.actions + $0.undoActions })
    var programs = 0
    for step in steps {
      #expect(!step.text.isEmpty)
      guard let words = step.words else { continue }
      programs += 1
      #expect(!words.isEmpty && !words[0].contains { " |&;$<>".contains($0) }, "\(words)")
    }
    #expect(programs > 40, "\(programs)")
  }
}
