import ArgumentParser

/// The command `martlet`.
@main
struct Martlet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "martlet",
    abstract: "Explains why a virtual machine does not move between hosts whose CPUs differ, and what to do.",
    discussion: """
      A HOST is the path of a record, or - for standard input: Nova's JSON, a pasted hypervisor-show table, virsh \
      capabilities, virsh domcapabilities, or a <cpu> of libvirt's. FILE#NAME picks one of several hosts.

      Verbs that judge (diagnose, compare) exit with 0 if it runs, 1 if it does not, 2 if evidence is missing. All \
      verbs: 64 usage, 65 bad input, 66 no such input, 73 cannot write, 77 no permission, 130 interrupted.

      Examples:
        martlet diagnose --from Examples/article/sandybridge.txt --to Examples/article/broadwell.txt
        martlet compare wanted.xml host.xml && echo it fits
        martlet explain monitor
      """,
    version: martletVersion,
    subcommands: [Diagnose.self, Compare.self, Show.self, Explain.self, Features.self, Libvirt.self])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      writeError("martlet: \(failure.message)")
      endProcess(withStatus: failure.status)
    } catch let ending as any CommandEnding {
      endProcess(withStatus: ending.end())
    } catch {
      exit(withError: error)
    }
  }
}

/// Martlet's version.
let martletVersion = "0.1.0"
