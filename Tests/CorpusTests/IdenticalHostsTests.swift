import CPUCatalog
import CPUCompatibility
import Foundation
import GuestVerdicts
import LibvirtCPU
import TestSupport
import Testing

@testable import CPUReaders

/// A guest that runs on a host moves to another of the same kind: no rule on CPUs or machine types refuses it.
@Suite(
  .enabled(
    if: corpusFolder("libcpuid") != nil && corpusFolder("firecracker") != nil,
    "../shared/corpus/libcpuid is not there"))
struct IdenticalHostsTests {
  private let map = MapProjection(.newestBuiltin, catalog: .standard)

  /// Every dump and fingerprint that is one of an x86 host.
  private func hosts(_ interpreter: Interpreter) throws -> [HostCPU] {
    var hosts: [HostCPU] = []
    for folder in ["firecracker", "libcpuid/intel", "libcpuid/amd", "libcpuid/via", "libcpuid/zhaoxin"] {
      guard let files = corpusFolder(folder).flatMap({ FileManager.default.enumerator(atPath: $0.path) })
      else {
        continue
      }
      let names = files.compactMap { $0 as? String }.filter { $0.hasSuffix(".test") || $0.hasSuffix(".json") }
      for name in names.sorted() {
        let url = try #require(corpusFolder(folder)).appending(path: name)
        let document = Document(name: name, bytes: Array(try Data(contentsOf: url)))
        guard let host = try? interpreter.host(try Reader.read(document).selecting(document), in: document)
        else { continue }
        hosts.append(host)
      }
    }
    return hosts
  }

  /// Definitions: each mode, each model of the map, and the guests of libvirt's own test cases where those are at hand.
  private func definitions() throws -> [String] {
    var definitions = CPUMap.newestBuiltin.models.map { "<cpu mode='custom'><model>\($0.name)</model></cpu>" }
    let folder = packageFolder.appending(path: ".oracle/libvirt-9.0.0/tests/cputestdata")
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    where name.hasPrefix("x86_64-cpuid-") && name.hasSuffix("-guest.xml") {
      definitions.append(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
    return definitions
  }

  private func domain(_ cpu: String, check: String?) -> Document {
    let cpu = check.map { cpu.replacing("<cpu ", with: "<cpu check='\($0)' ", maxReplacements: 1) } ?? cpu
    return Document(
      name: "guest.xml",
      bytes: Array(
        """
        <domain type='kvm'><name>guest</name><vcpu>4</vcpu><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
        \(cpu.replacing("<?xml version='1.0'?>", with: ""))
        <devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices></domain>
        """.utf8))
  }

  @Test func noRuleOnCPUsRefuses() throws {
    let interpreter = Interpreter(map: map, catalog: .standard)
    let hosts = try hosts(interpreter)
    #expect(hosts.count > 150)
    let definitions = try definitions()
    let modes = ["host-model", "host-passthrough", "maximum"].map { "<cpu mode='\($0)'/>" }
    var refusals: [String: Int] = [:]
    var examples: [String] = []
    var judged = 0
    for (number, record) in hosts.enumerated() {
      var host = record
      if number % 3 == 0 {
        host.machineTypes = ["/usr/bin/qemu-system-x86_64": ["pc-q35-7.2"]]
      }
      var twin = host
      twin.name += " (twin)"
      let some = stride(from: number % 9, to: definitions.count, by: 9).map { definitions[$0] }
      for cpu in modes + some {
        for check in [nil, "none"] {
          let document = domain(cpu, check: check)
          let guest = try interpreter.guest(
            try Reader.read(document).selecting(document), in: document, from: host)
          let pair = VerdictPair(guest, on: twin, catalog: .standard, map: map)
          judged += 1
          for index in pair.verdict.blocks.indices {
            let rule = VerdictRule.all[index]
            // A counter that no host takes over is no matter of CPUs, and a guest is not there whose host gives what it forbids.
            if rule.header.id.hasPrefix("clock.") || rule.header.id == "libvirt.forbidden" { continue }
            refusals[rule.header.id, default: 0] += 1
            if examples.count < 12 {
              examples.append(
                "\(host.name) \(host.vendor ?? "?") \(cpu.prefix(90)): \(rule.header.id) "
                  + "\(pair.explanation(of: pair.verdict).filter { $0.rule.header.id == rule.header.id }.map(\.finding).prefix(3))"
              )
            }
          }
        }
      }
    }
    #expect(judged > 3_000)
    #expect(refusals.isEmpty, "\(refusals) of \(judged): \(examples)")
  }
}
