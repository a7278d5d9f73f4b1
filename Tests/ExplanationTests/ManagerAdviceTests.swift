import CPUCompatibility
import Foundation
import Testing

@testable import Remedies

/// The managers' commands, by what a shell makes of them.
@Suite struct ManagerAdviceTests {
  private func advice(_ manager: GuestManager, name: String?, hosts: [String] = []) -> ManagerAdvice {
    ManagerAdvice(
      GuestOwnership(
        manager, evidence: [.init("a mark", source: "a source")], name: name,
        uuid: "6f1b5c1e-8a6c-4a42-9a3c-0a1b2c3d4e5f"), hosts: hosts)
  }

  /// The words that each program is called with: functions of the shell's that only tell them stand in for the managers' own.
  ///
  /// Files would do too, but one that was just written may be held open by a process that another test begins ("Text file busy").
  private func calls(_ command: String) throws -> [[String]] {
    let programs = ["openstack", "curl", "virtctl", "cmk", "onevm", "qm", "incus", "martlet", "virsh"].map {
      "\($0)() { printf '%s\\0' \($0) \"$@\"; printf '\\n\\0'; }\n"
    }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", programs.joined() + command]
    process.environment = ["PATH": "/nowhere"]
    process.standardOutput = output
    try process.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(command)")
    return words.split(separator: "\n\0").map { $0.split(separator: "\0").map(String.init) }
  }

  @Test(arguments: GuestManager.allCases) func commandsAreLinesOfAShell(manager: GuestManager) throws {
    let hosts = ["node 1.json", "$(touch x).json"]
    let advice = advice(manager, name: "shop_a b;'\"$x", hosts: hosts)
    #expect(!advice.move.isEmpty && !advice.change.isEmpty && !advice.sources.isEmpty)
    for step in advice.move + advice.change {
      #expect(step.text.hasSuffix(":"), "\(step.text)")
      for call in try calls(step.command) {
        #expect(call.count > 1)
        if call[0] == "martlet" { #expect(Array(call[1...3]) == ["level"] + hosts, "\(call)") }
      }
    }
    #expect(!advice.moveBreaks.isEmpty && !advice.editBreaks.isEmpty)
    #expect(advice.refusesToEdit(undoing: false).contains("--unmanaged"))
  }

  /// A definition may say anything: what is an option, or ends a comment, is no word of a manager's commands.
  @Test(
    arguments: GuestManager.allCases,
    ["ns_--kubeconfig=x", "-x", "one---x", "$(echo)_a\n", "ns_$(echo)\n", "a_b\u{9b}"])
  func whatNoManagerWritesIsNoWord(manager: GuestManager, name: String) throws {
    let advice = ManagerAdvice(
      GuestOwnership(manager, evidence: [.init("a mark", source: "a source")], name: name, uuid: name),
      hosts: ["-a.json", "b.json"])
    for step in advice.move + advice.change {
      #expect(step.text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(step)")
      for call in try calls(step.command) {
        #expect(!call.contains { $0.contains("kubeconfig") || $0.contains("echo") || $0 == "-x" }, "\(call)")
        if call[0] == "martlet" {
          #expect(Array(call[1...3]) == ["level", "./-a.json", "b.json"], "\(call)")
        }
      }
    }
  }

  @Test func guestsAreCalledAsTheirManagersCallThem() throws {
    let uuid = "6f1b5c1e-8a6c-4a42-9a3c-0a1b2c3d4e5f"
    #expect(
      try calls(advice(.nova, name: "instance-00000001").move[0].command)
        == [["openstack", "server", "migrate", "--live-migration", uuid]])
    #expect(
      try calls(advice(.kubevirt, name: "shop_web").move[0].command)
        == [["virtctl", "migrate", "web", "-n", "shop"]])
    #expect(
      try calls(advice(.opennebula, name: "one-42").move[0].command)
        == [["onevm", "migrate", "--live", "42", "HOST"]])
    #expect(
      try calls(advice(.cloudstack, name: "i-2-3-VM").move[1].command).first?.contains(
        "virtualmachineid=\(uuid)") == true)
    #expect(
      try calls(advice(.ovirt, name: "w").move[0].command).first?.last?.hasSuffix("\(uuid)/migrate") == true)
    #expect(
      try calls(advice(.proxmox, name: "101").change[1].command)
        == [
          ["qm", "set", "101", "--cpu", "custom-martlet-level"], ["qm", "shutdown", "101"],
          ["qm", "start", "101"],
        ])
    #expect(advice(.kubevirt, name: nil).move[0].command == "virtctl migrate NAME -n NAMESPACE")
  }
}
