import Foundation
import Remedies
import RemedySamples
import Testing

/// Remedies that set options of nova.conf, carried out on a file of the test's own; the services are written down, and not started.
@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 is not installed"))
struct NovaRemedyTests {
  private static let former = """
    [DEFAULT]
    debug = false
    [libvirt]
    virt_type = kvm
    cpu_mode = host-model
    [workarounds]
    disable_rootwrap = false

    """

  private static let remedies: [Remedy] = EveryRemedy.all.filter {
    $0.kind?.trial.place?.file.contains("NovaRemedy") == true
  }.map { $0.fitted(to: Platform(system: .debian)) }

  private let hand = OperatorHand(["MODEL": "Haswell-noTSX", "FLAGS": "pcid", "HOST": "node"])

  @Test func optionsAreSetAndPutBack() throws {
    #expect(Set(Self.remedies.map(\.id)).count == 5)
    for remedy in Self.remedies {
      let pasted = try PastedSteps([
        "systemctl": "echo \"$@\" >> services", "martlet": "exec '\(GuestToFix.command)' \"$@\"",
      ])
      let file = try pasted.file("nova.conf", Self.former)
      var set: [(section: String, name: String, value: String)] = []
      for step in hand.steps(remedy.actions) {
        switch step {
        case .paste(let line):
          // Libvirt and the cloud are not asked: this is about the file.
          guard !line.hasPrefix("virsh") else { continue }
          let answer = try pasted.paste(line.replacing("/etc/nova/", with: pasted.folder + "/"))
          #expect(answer.status == 0, "\(remedy.id): \(line)\n\(answer)")
        case .configure(let instruction, let lines):
          let section = try #require(instruction.firstMatch(of: #/\[(\w+)\]/#)?.1, "\(instruction)")
          for line in lines {
            let (name, value) = try option(line)
            set.append((String(section), name, value))
          }
          try write(set, to: pasted)
        case .edit, .pasteHere, .remark: break
        }
      }
      try #require(!set.isEmpty, "\(remedy.id) sets nothing")
      for (section, name, value) in set {
        #expect(try read(file, section, name) == value, "\(remedy.id): \(name)")
      }
      #expect(try read(file, "libvirt", "virt_type") == "kvm", "\(remedy.id)")
      // The undoing reads the copy that the first step made.
      #expect(pasted.text(of: "nova.conf.before") == Self.former, "\(remedy.id)")
      for step in hand.steps(remedy.undoActions) {
        switch step {
        case .remark(let text):
          #expect(set.allSatisfy { text.contains($0.name) } && text.contains("nova.conf.before"), "\(text)")
          try pasted.file("nova.conf", try #require(pasted.text(of: "nova.conf.before")))
        case .paste(let line): #expect(try pasted.paste(line).status == 0, "\(remedy.id): \(line)")
        default: break
        }
      }
      #expect(pasted.text(of: "nova.conf") == Self.former, "\(remedy.id)")
      // The service reads the options, and later what is left: restarted or, where it did not run, started.
      let services = (pasted.text(of: "services") ?? "").split(separator: "\n").map(String.init)
      let unit = remedy.kind == .novaSkipVersion ? "nova-conductor.service" : "nova-compute.service"
      #expect(services.count == 2 && services.allSatisfy { $0.hasSuffix(unit) }, "\(remedy.id): \(services)")
    }
  }

  /// The name and the value of `cpu_mode = custom    (a remark)`.
  private func option(_ line: String) throws -> (String, String) {
    let match = try #require(line.firstMatch(of: #/^\s*(\w+)\s*=\s*(.*?)(\s{2,}\(.*)?$/#), "\(line)")
    return (String(match.1), String(match.2))
  }

  /// Writes the options as an operator does: in their section, in the place of what is set there.
  private func write(
    _ options: [(section: String, name: String, value: String)], to pasted: PastedSteps
  ) throws {
    var lines: [String] = []
    var section = ""
    for line in Self.former.split(separator: "\n").map(String.init) {
      if line.hasPrefix("[") { section = String(line.dropFirst().dropLast()) }
      let name = line.prefix { $0 != " " && $0 != "=" }
      guard !options.contains(where: { $0.section == section && $0.name == name }) else { continue }
      lines.append(line)
      if line.hasPrefix("[") {
        lines += options.filter { $0.section == section }.map { "\($0.name) = \($0.value)" }
      }
    }
    try pasted.file("nova.conf", lines.joined(separator: "\n") + "\n")
  }

  /// What Python's own parser of such files reads.
  private func read(_ file: String, _ section: String, _ name: String) throws -> String {
    let program = """
      import configparser, sys
      c = configparser.RawConfigParser(); c.read(sys.argv[1]); print(c.get(sys.argv[2], sys.argv[3]))
      """
    let answer = try Program(
      command: ["/usr/bin/python3", "-c", program, file, section, name],
      environment: ["PATH": "/usr/bin:/bin"]
    ).run()
    return answer.output.trimmingCharacters(in: .newlines)
  }
}
