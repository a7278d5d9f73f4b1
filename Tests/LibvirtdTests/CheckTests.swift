import CPUCatalog
import CPUCompatibility
import CPUReaders
import Foundation
import GuestVerdicts
import LibvirtCPU
import Reports
import TestSupport
import Testing

/// What a real libvirtd says when it starts guests with full checking, as it does for every guest that comes, and what we said before.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct CheckAgainstLibvirtdTests {
  private static let seed =
    ProcessInfo.processInfo.environment["MARTLET_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  private func domain(_ cpu: String) -> String {
    "<domain type='qemu'><name>check</name><memory unit='MiB'>16</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>"
      + "<features><acpi/></features>\(cpu)<devices/></domain>"
  }

  @Test func guestsAreRefusedForWhatCheckNames() throws {
    let daemon = try #require(PrivateLibvirtd.current)
    let map = try CPUMap.load(
      path: CPUMap.installedPath ?? "", libvirtVersion: LibvirtVersion.installed ?? .assumed)
    let interpreter = Interpreter(map: MapProjection(map, catalog: .standard), catalog: .standard)
    let capabilities = Document(
      name: "domcapabilities",
      bytes: Array(try daemon.virsh("domcapabilities", "--virttype", "qemu", "--arch", "x86_64").output.utf8))
    let host = try interpreter.host(try Reader.read(capabilities).selecting(capabilities), in: capabilities)
    var random = SeededGenerator(seed: Self.seed)
    var refused = 0
    var taken = 0
    for model in ["SandyBridge", "Haswell-noTSX", "EPYC"] {
      // What a running guest's definition looks like: everything that QEMU gave or did not give is written out.
      let simple = domain("<cpu mode='custom' match='exact' check='none'><model>\(model)</model></cpu>")
      let started = try daemon.virsh("create", daemon.file("simple.xml", simple), "--paused")
      try #require(started.status == 0, "\(started)")
      let live = try daemon.virsh("dumpxml", "check").output
      #expect(try daemon.virsh("destroy", "check").status == 0)
      let cpu = try #require(live.firstMatch(of: /(?s)<cpu .*?<\/cpu>/)).output
      for _ in 0..<4 {
        var text = String(cpu)
        let count = Int.random(in: 0...3, using: &random)
        for feature in map.features.shuffled(using: &random).prefix(count) {
          if let known = text.range(of: "policy='disable' name='\(feature.name)'") {
            text.replaceSubrange(known, with: "policy='require' name='\(feature.name)'")
          } else if !text.contains("name='\(feature.name)'") {
            text = text.replacing("</cpu>", with: "<feature policy='require' name='\(feature.name)'/></cpu>")
          }
        }
        let document = Document(name: "guest.xml", bytes: Array(domain(text).utf8))
        let guest = try interpreter.guest(try Reader.read(document).selecting(document), in: document)
        let verdict = CheckReport(
          guest, on: [host], catalog: .standard, map: interpreter.map, martlet: "test", inputs: [],
          arguments: ("guest.xml", ["host"])
        ).hosts[0]
        let answer = try daemon.virsh("create", daemon.file("guest.xml", domain(text)), "--paused")
        let ours = verdict.reasons.first { $0.id == "libvirt.missing-features" }?.message
        if answer.status == 0 {
          taken += 1
          #expect(try daemon.virsh("destroy", "check").status == 0)
          #expect(ours == nil, "\(ours ?? "") \(text)")
        } else {
          refused += 1
          #expect(sentence(answer.errors) == sentence(ours ?? ""), "\(answer.errors) \(text)")
        }
      }
    }
    #expect(refused > 3 && taken > 1)
  }

  /// The line of the refusal, with its names in order of the alphabet: libvirt's map and our catalogue have other orders.
  private func sentence(_ text: String) -> [String] {
    let line = text.split(separator: "\n").first { $0.contains("operation failed") } ?? ""
    let parts = line.replacing("error: ", with: "").split(separator: "features: ", maxSplits: 1)
    guard parts.count == 2 else { return [String(line)] }
    return [String(parts[0])] + parts[1].split(separator: ",").map(String.init).sorted()
  }
}
