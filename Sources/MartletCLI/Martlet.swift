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
      A HOST is the path of a record, - for standard input, or this for the machine that martlet runs on: a snapshot \
      by martlet capture, Nova's JSON, a pasted hypervisor-show table, virsh capabilities, virsh domcapabilities, a \
      <cpu> of libvirt's, a CPUID dump, /proc/cpuinfo. FILE#NAME picks one of several hosts; a file named this is ./this.

      Verbs that judge (diagnose, check, compare, doctor, fix, lint) exit with 0 if it runs, 1 if it does not, 2 if evidence is missing. All \
      verbs: 64 usage, 65 bad input, 66 no such input, 69 something outside is unavailable, 73 cannot write, 75 failed for now, 77 no permission, 130 interrupted.

      Examples:
        martlet diagnose --from Examples/article/sandybridge.txt --to Examples/article/broadwell.txt
        martlet compare wanted.xml host.xml && echo it fits
        martlet explain monitor --on this
        martlet capture -o host.json
      """,
    version: martletVersion,
    subcommands: [
      Diagnose.self, Check.self, Compare.self, Doctor.self, Capture.self, Show.self, Level.self, Explain.self,
      Features.self,
      Fix.self, Migrate.self, Lint.self, PatchMap.self, LabCommand.self, Libvirt.self, Schema.self,
    ])

  static func main() async {
    if Set(CommandLine.arguments.dropFirst()) == ["--version", "--verbose"] {
      print(([martletVersion] + TablesAge.standard.lines).joined(separator: "\n"))
      return
    }
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      writeError("martlet: \(failure.message)")
      endProcess(withStatus: failure.status)
    } catch let error as QuestionError {
      let failure = CommandFailure(error)
      writeError("martlet: \(failure.message)")
      endProcess(withStatus: failure.status)
    } catch let ending as CommandExit {
      endProcess(withStatus: ending.status)
    } catch let ending as ExitCode {
      // ArgumentParser would put a page of help together before it sees that there is nothing to say.
      endProcess(withStatus: ending.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
