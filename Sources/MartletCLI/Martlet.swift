import ArgumentParser
import CPUCompatibility
import MartletQuestions

/// The command `martlet`.
@main
struct Martlet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "martlet",
    abstract: "Explains why a virtual machine does not move between hosts whose CPUs differ, and what to do.",
    discussion: """
      A HOST is the path of a record (a snapshot by martlet capture, Nova's JSON, a pasted hypervisor-show table, virsh capabilities, \
      virsh domcapabilities, a <cpu> of libvirt's, a CPUID dump, /proc/cpuinfo), - for standard input, this for the machine that martlet \
      runs on, qemu+ssh://node2/system for what libvirt says, or ssh://node2 for a capture by ssh. FILE#NAME picks one of several hosts. \
      Where hosts are listed: several after one option, a folder, 'a pattern*', @FILE with one per line, a listing of Nova's.

      A GUEST is a definition (virsh dumpxml), host.json#web (a guest of a capture) or qemu:///system#web. \
      Documentation/hosts-and-guests.md has all forms.

      Verbs that judge (diagnose, check, compare, doctor, fix, lint) exit with 0 if it runs, 1 if it does not, 2 if evidence is missing. All \
      verbs: 64 usage, 65 bad input, 66 no such input, 69 something outside is unavailable, 73 cannot write, 75 failed for now, 77 no permission, 130 interrupted.

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
      Fix.self, Migrate.self, Upgrade.self, Lint.self, PatchMap.self, LabCommand.self, Libvirt.self,
      Schema.self,
    ])

  static func main() async {
    if Set(CommandLine.arguments.dropFirst()) == ["--version", "--verbose"] {
      print(([martletVersion] + TablesAge.standard.lines).joined(separator: "\n"))
      return
    }
    do {
      var command = try parseAsRoot(SpreadArguments.spread(Array(CommandLine.arguments.dropFirst())))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      endProcess(with: failure)
    } catch let error as QuestionError {
      endProcess(with: CommandFailure(error))
    } catch let ending as CommandExit {
      endProcess(withStatus: ending.status)
    } catch let ending as ExitCode {
      // ArgumentParser would put a page of help together before it sees that there is nothing to say.
      endProcess(withStatus: ending.rawValue)
    } catch {
      if exitCode(for: error) == .validationFailure,
        let failure = Suggestions.unknownWord(in: Array(CommandLine.arguments.dropFirst()), of: Self.self)
      {
        endProcess(with: failure)
      }
      let status = exitCode(for: error)
      let message = HelpText.message(for: error)
      if !message.isEmpty { writeBytes(Array((message + "\n").utf8), to: status == .success ? 1 : 2) }
      endProcess(withStatus: status.rawValue)
    }
  }
}
