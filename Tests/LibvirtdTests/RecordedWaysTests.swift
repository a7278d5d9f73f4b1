import CPUCatalog
import CPUCompatibility
import CPUDiagnosis
import CPUReaders
import Foundation
import HostSnapshots
import LibvirtCPU
import TestSupport
import Testing
import X86CPU

/// This machine, recorded in every way that is at hand, is never incompatible with itself.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct RecordedWaysTests {
  private let catalog = Catalog.standard
  private let daemon: PrivateLibvirtd
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  init() throws { daemon = try #require(PrivateLibvirtd.current) }

  private func output(_ command: [String], input: String = "") throws -> String {
    let environment = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "LIBVIRT_DEFAULT_URI": daemon.uri,
      "HOME": "/nonexistent",
    ]
    return try Program(command: command, environment: environment).run(input).output
  }

  /// The records by name; those that this machine cannot give are left out.
  private func records() throws -> [(name: String, text: String)] {
    let nobody = ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    let script = try String(
      contentsOf: packageFolder.appending(path: "Data/capture/capture.sh"), encoding: .utf8)
    var records: [(name: String, text: String)] = [
      ("snapshot", try output([martletPath, "capture"])),
      ("script", try output(["/bin/sh", "-s"], input: script)),
      ("capabilities", try daemon.virsh("capabilities").output),
      ("domcapabilities-qemu", try daemon.virsh("domcapabilities", "--virttype", "qemu").output),
      ("domcapabilities-kvm", try daemon.virsh("domcapabilities", "--virttype", "kvm").output),
      ("cpuinfo", try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)),
      ("lscpu", try output(["/usr/bin/lscpu"])), ("lscpu-json", try output(["/usr/bin/lscpu", "-J"])),
      ("cpuid", try output(["/usr/bin/cpuid", "-r"])),
      ("cpuid-1", try output(["/usr/bin/cpuid", "-1", "-r"])),
    ]
    if getuid() == 0 {
      records += [
        ("snapshot-nobody", try output(nobody + [martletPath, "capture"])),
        ("script-nobody", try output(nobody + ["/bin/sh", "-s"], input: script)),
      ]
    }
    let snapshot = try Snapshot(json: Array(records[0].text.utf8))
    for part in snapshot.parts(.qemuExpansion) {
      let about = part.about ?? [:]
      records.append(
        ("qemu-\(about["model"] ?? "")-\(about["type"] ?? "")-\(about["accelerator"] ?? "")", part.content))
    }
    return records.filter { !$0.text.isEmpty }
  }

  @Test func noRecordIsIncompatibleWithAnother() throws {
    let hosts = try records().map { name, text in
      let document = Document(name: name, bytes: Array(text.utf8))
      return (name, try interpreter.host(try Reader.read(document).selecting(document), in: document))
    }
    #expect(hosts.count >= 8, "\(hosts.map(\.0))")
    for (name, wanted) in hosts {
      for (other, offered) in hosts {
        let comparison = Comparison(of: wanted, on: offered, catalog: catalog)
        #expect(
          comparison.result != .incompatible,
          "\(name) on \(other): \(catalog.names(of: comparison.difference.missing)) \(comparison.blockers)")
        #expect((comparison.result == .undetermined) == !comparison.reasons.isEmpty, "\(name) on \(other)")
        #expect(
          comparison.difference.extra.isEmpty,
          "\(name) on \(other): \(catalog.names(of: comparison.difference.extra))")
        #expect(
          comparison.difference.undeterminedNames.isEmpty,
          "\(name) on \(other): \(comparison.difference.undeterminedNames)")
        let context = DiagnosisContext(
          from: wanted, to: offered, map: interpreter.map, catalog: catalog, log: [])
        #expect(context.result == comparison.result, "\(name) on \(other)")
      }
      #expect(Comparison(of: wanted, on: wanted, catalog: catalog).result == .identical, "\(name)")
    }
  }

  /// The five ways of the issue that people have most: both verbs give the same answer and exit status.
  @Test func compareAndDiagnoseAgree() throws {
    let names = ["snapshot", "snapshot-nobody", "script", "capabilities", "cpuinfo"]
    var paths: [String] = []
    for (name, text) in try records() where names.contains(name) {
      paths.append(try daemon.file("way-\(name)", text))
    }
    for wanted in paths {
      for host in paths {
        let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
        let comparison = try Program(
          command: [martletPath, "compare", wanted, host, "--format", "json"], environment: environment
        ).run()
        let diagnosis = try Program(
          command: [martletPath, "diagnose", "--from", wanted, "--to", host, "--format", "json"],
          environment: environment
        ).run()
        #expect(comparison.status == 0 || comparison.status == 2, "\(wanted) \(host): \(comparison)")
        #expect(diagnosis.status == comparison.status, "\(wanted) \(host)")
        let said = try #require(
          try JSONSerialization.jsonObject(with: Data(comparison.output.utf8)) as? [String: Any])
        let told = try #require(
          try JSONSerialization.jsonObject(with: Data(diagnosis.output.utf8)) as? [String: Any])
        #expect(said["result"] as? String == told["result"] as? String)
        #expect((said["reasons"] as? [String])?.isEmpty == (comparison.status == 0))
      }
    }
  }

  /// What QEMU lists beside features is no feature, whichever model it expands.
  @Test func propertiesOfQEMUAreNoFeatures() throws {
    let commands = ["full", "static"].map {
      "{\"execute\": \"query-cpu-model-expansion\", \"arguments\": {\"type\": \"\($0)\", \"model\": {\"name\": \"max\"}}}"
    }
    for command in commands {
      let document = Document(name: "qmp", bytes: try daemon.qemu([command]))
      let host = try interpreter.host(try Reader.read(document).selecting(document), in: document)
      let evidence = try #require(host.reference).evidence
      #expect(evidence.uncatalogued.isEmpty, "\(evidence.uncatalogued.sorted())")
      #expect(evidence.present.contains(try #require(catalog["lm"]).index))
    }
  }
}
