import Foundation
import Remedies
import RemedySamples
import Testing

/// Remedies about QEMU's -cpu option, tried on the installed QEMU, without KVM.
@Suite(.enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"))
struct OptionRemedyTests {
  /// Starts a machine with a CPU, and ends it at once; its status is 0 if it started.
  private func start(_ cpu: String) throws -> Answer {
    try Program(
      command: [
        "/usr/bin/qemu-system-x86_64", "-S", "-nodefaults", "-display", "none", "-machine", "pc,accel=tcg",
        "-m", "16", "-cpu", cpu, "-monitor", "stdio",
      ], environment: ["PATH": "/usr/bin:/bin"]
    ).run("quit\n")
  }

  private func instructions(_ kind: RemedyKind) throws -> [String] {
    let remedy = try #require(EveryRemedy.all.first { $0.kind == kind })
    return remedy.actions.compactMap { step in
      if case .instruction(let text) = step.form { text } else { nil }
    }
  }

  private func lint(_ cpu: String) throws -> Answer {
    let pasted = try PastedSteps(["martlet": "exec '\(GuestToFix.command)' \"$@\""])
    try pasted.file("QEMU-COMMAND.txt", "qemu-system-x86_64 -machine pc -cpu \(cpu) -m 16\n")
    return try pasted.paste("martlet lint QEMU-COMMAND.txt")
  }

  /// With `enforce` QEMU refuses what it cannot emulate, and names it; without those features, or with `check`, it starts.
  @Test func aGuestStartsWithoutWhatQEMULacks() throws {
    let model = "Skylake-Server"
    let refused = try start(model + ",enforce")
    #expect(refused.status != 0, "\(refused)")
    let names = Set(
      refused.errors.matches(of: #/doesn't support requested feature: \S+?\.([a-z0-9][\w.-]*) \[bit/#).map {
        String($0.1)
      })
    try #require(!names.isEmpty, "\(refused)")
    let options = try instructions(.noEnforce).compactMap { text in
      text.split(separator: " ").first { $0.hasPrefix("MODEL") }.map(String.init)
    }
    try #require(options.count == 2, "\(options)")
    let without = options[0].replacing("MODEL", with: model)
      .replacing(",-NAME", with: names.sorted().map { ",-\($0)" }.joined())
    let started = try start(without)
    #expect(started.status == 0, "\(without): \(started)")
    let checked = try start(options[1].replacing("MODEL", with: model))
    #expect(checked.status == 0 && checked.errors.contains("doesn't support requested feature"), "\(checked)")
    // The remedy's check: what is left is a command that lint understands, and the undoing brings the refusal back.
    #expect(try lint(without).status != 64)
    #expect(try start(model + ",enforce").status != 0)
  }

  /// A name that QEMU does not know is refused by both; the list that the remedy prints has the right one.
  @Test func aMisspeltOptionIsCorrected() throws {
    let list = try Program(
      command: ["/usr/bin/qemu-system-x86_64", "-cpu", "help"], environment: ["PATH": "/usr/bin:/bin"]
    ).run()
    #expect(list.output.contains(" Haswell-noTSX "), "\(list)")
    #expect(try start("Haswell-notsx").status != 0)
    let linted = try lint("Haswell-notsx")
    #expect(linted.status == 1 && linted.output.contains(" error: "), "\(linted)")
    #expect(try start("Haswell-noTSX").status == 0)
    let corrected = try lint("Haswell-noTSX")
    #expect(!corrected.output.contains(" error: "), "\(corrected)")
  }
}
