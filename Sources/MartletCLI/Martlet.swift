import ArgumentParser
import CPUCompatibility
import CommandSuggestions
import MartletQuestions

/// The root command: parses the arguments, runs a verb, and turns its errors into an exit status.
struct Martlet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "martlet",
    abstract:
      "Explain why a VM cannot live-migrate between hosts whose CPUs differ, and what to do about it.",
    discussion: """
      HOST is a record of a host: a snapshot by martlet capture, Nova's JSON or a pasted hypervisor show table, virsh \
      capabilities, virsh domcapabilities, a libvirt <cpu>, a CPUID dump or /proc/cpuinfo. It can also be - for standard \
      input, this for this machine, qemu+ssh://node2/system for what libvirt there reports, or ssh://node2 for a capture by \
      ssh. FILE#NAME picks one of several hosts. Where a verb takes several hosts, give several after one option, a folder, \
      'a pattern*', @FILE with one host per line, or a Nova listing.

      GUEST is a definition (virsh dumpxml), host.json#web (a guest in a capture) or qemu:///system#web (a guest of \
      libvirt). Documentation/hosts-and-guests.md lists all forms.

      --service URL before fleet asks a martlet serve in place of a store (martlet fleet --help).

      Verbs that judge (diagnose, check, compare, doctor, fix, lint) exit with 0 if all is well, 1 if not, and 2 if evidence \
      is missing. All verbs exit with 64 for wrong usage, 65 for bad input, 66 if an input does not exist, 69 if a host or \
      daemon is unavailable, 73 if Martlet cannot write, 75 if there is no answer in time or a retry may help, 77 without \
      permission, and 130 after Ctrl-C.

      Examples:
        martlet diagnose --from Examples/article/sandybridge.txt --to Examples/article/broadwell.txt
        martlet check qemu:///system#web1 --on qemu+ssh://node2/system ssh://node3
        martlet compare wanted.xml host.xml && echo it fits
        martlet explain monitor --on this
        martlet capture -o host.json
      """,
    version: martletVersion,
    subcommands: [
      Diagnose.self, Check.self, Compare.self, Doctor.self, Capture.self, Show.self, Level.self, Explain.self,
      Features.self,
      Fix.self, Migrate.self, Upgrade.self, Lint.self, PatchMap.self, LabCommand.self, CaseCommand.self,
      Libvirt.self, Schema.self, FleetVerb.self, OpenStackVerb.self, ServeVerb.self, TokenVerb.self,
      AuditVerb.self, WebhookVerb.self,
    ])

  static func main() async {
    // Without a set of strings: its first one costs a fiftieth of the start.
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 2, arguments.contains("--version"), arguments.contains("--verbose") {
      let lines = [martletVersion] + TablesAge.standard.lines
      writeBytes(Array((lines.joined(separator: "\n") + "\n").utf8), to: 1)
      // A return from here would leave the process to a runtime that waits for ever.
      endProcess(withStatus: 0)
    }
    do {
      arguments = try ServiceWords.moved(arguments)
      var command = try parseAsRoot(SpreadArguments.spread(arguments))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      endProcess(withStatus: InterruptedAsking.status(0))
    } catch let failure as CommandFailure {
      endProcess(with: failure)
    } catch let error as QuestionError {
      endProcess(with: CommandFailure(error))
    } catch let ending as CommandExit {
      endProcess(withStatus: InterruptedAsking.status(ending.status))
    } catch let ending as ExitCode {
      // ArgumentParser would put a page of help together before it sees that there is nothing to say.
      endProcess(withStatus: InterruptedAsking.status(ending.rawValue))
    } catch {
      if exitCode(for: error) == .validationFailure,
        let line = Suggestions.unknownWord(in: arguments, of: Self.self)
      {
        endProcess(with: CommandFailure(line, status: CommandFailure.usage))
      }
      let status = exitCode(for: error)
      let message = HelpText.message(for: error)
      if !message.isEmpty { writeBytes(Array((message + "\n").utf8), to: status == .success ? 1 : 2) }
      endProcess(withStatus: status.rawValue)
    }
  }
}
