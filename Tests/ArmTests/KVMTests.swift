import ArmCPU
import Foundation
import TestSupport
import Testing

@testable import ArmCatalog
@testable import ArmCompatibility
@testable import CPUReaders

/// Real KVM of Debian's kernels on emulated arm64 CPUs against the tables and the verdicts: `./test --arm` boots the hosts.
@Suite struct ArmKVMTests {
  private static let folder = ProcessInfo.processInfo.environment["MARTLET_ARM"]

  /// The emulated hosts by name, such as `n1-6.12`.
  private static func hosts() throws -> [String: ArmRecord] {
    let folder = URL(fileURLWithPath: try #require(folder))
    var hosts: [String: ArmRecord] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".capture") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      hosts[String(name.dropLast(8))] = try ArmRecords.record(text, name: name)
    }
    try #require(hosts.count >= 13)
    return hosts
  }

  /// What a host's KVM did with the registers of another, by the other's name.
  private static func answers(of name: String) throws -> [String: Answer] {
    let file = URL(fileURLWithPath: try #require(folder)).appending(path: "\(name).answers")
    var answers: [String: Answer] = [:]
    var from = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "from" {
        from = words[1]
        answers[from] = Answer()
      }
      guard words[0] == "unlisted" || words[0] == "refused" else { continue }
      let register = KVMRegisterID(id: try #require(UInt64(words[1].dropFirst(2), radix: 16)))
      answers[from]?.registers.append(ArmNames.standard.name(of: register))
      if words[0] == "unlisted" { answers[from]?.unlisted += 1 }
    }
    return answers
  }

  /// Registers that end a migration, those that are not listed first.
  private struct Answer {
    var registers: [String] = []
    var unlisted = 0
  }

  /// A capture shows the host's name, kernel and core, and a virtual CPU with all that KVM offers.
  @Test(.enabled(if: folder != nil, "./test --arm"))
  func capturesShowTheHost() throws {
    for (name, record) in try Self.hosts() {
      let core = try #require(record.cores.first)
      #expect(record.hostName == name && record.point == .wholeVirtualCPU && record.cores.count == 1)
      #expect(record.counterFrequency ?? 0 >= 1_000_000 && record.properties["gic3"] == true)
      #expect((40...56).contains(record.guestAddressBits ?? 0))
      let series = try #require(name.split(separator: "-").last)
      #expect(record.kernel?.hasPrefix("\(series).") == true)
      #expect(core.numbers == [0] && core.words.contains("asimd") && (core.listed?.count ?? 0) > 200)
      let id = MainID(UInt32(try #require(core[.mainID])))
      let expected = ["n1": "Neoverse-N1", "n1r3": "Neoverse-N1", "v1": "Neoverse-V1", "n2": "Neoverse-N2"]
      if let model = expected[String(name.prefix { $0 != "-" })] {
        #expect(ArmNames.standard.core(id)?.name == model)
      }
      // SVE's lengths are those of the CPU that QEMU emulates: a power of two from 128 to 2,048 bits for `max`, 256 for V1, 128 for N2.
      let lengths = (1...16).map { 128 * $0 }.filter { record.properties["sve\($0)"] == true }
      switch name.prefix(while: { $0 != "-" }) {
      case "n1", "n1r3": #expect(lengths.isEmpty && record.properties["sve"] == false)
      case "v1": #expect(lengths == [128, 256])
      case "n2": #expect(lengths == [128])
      case "a64fx": #expect(lengths == [128, 256, 512])
      default: #expect(lengths.contains(2048) && record.properties["pauth"] == true)
      }
    }
  }

  /// KVM's masks are the fields that the table of its series calls writable, no more and no fewer.
  @Test(.enabled(if: folder != nil, "./test --arm"))
  func masksAreTheTables() throws {
    for (name, record) in try Self.hosts() {
      let masks = try #require(record.cores.first?.writable)
      let evidence = try #require(ArmHost([record], name: name).cores.first)
      for field in ArmFieldTable.standard.fields {
        let register = KVMRegisterID(field.register)
        guard record.cores[0].listed?.contains(register.id) == true, field.register != .mainID else {
          continue
        }
        let measured = (masks[register.id] ?? 0) & field.mask == field.mask
        // Without AArch32, KVM takes its registers and ignores them; it gives no masks of them.
        if evidence.ignoresNarrowRegisters(kernel: record.kernel), field.register.isNarrowID {
          #expect(!measured, "\(name): \(field.fullName)")
          continue
        }
        let known =
          switch ArmKernel.writing(field, release: record.kernel) {
          case .writable: true
          case .fixed: false
          case .unknown: Bool?.none
          }
        #expect(known == measured, "\(name): \(field.fullName)")
      }
    }
  }

  /// Every register that a KVM lists has a name, but for reserved ID registers and four of AArch32 at EL2; every ID register of the
  /// table is in each list.
  @Test(.enabled(if: folder != nil, "./test --arm"))
  func listsAreOfNamedRegisters() throws {
    // DBGVCR32_EL2, DACR32_EL2, IFSR32_EL2 and FPEXC32_EL2 (linux 7.1.8 arch/arm64/kvm/sys_regs.c, sys_reg_descs).
    let others = Set(["S2_4_C0_C7_0", "S3_4_C3_C0_0", "S3_4_C5_C0_1", "S3_4_C5_C3_0"])
    for (name, record) in try Self.hosts() {
      let listed = try #require(record.cores.first?.listed).map(KVMRegisterID.init(id:))
      for register in listed {
        guard let system = register.systemRegister else {
          #expect(!ArmNames.standard.name(of: register).hasPrefix("register"), "\(name): \(register)")
          continue
        }
        guard ArmNames.standard.name(of: system) == nil, !others.contains(system.genericName) else {
          continue
        }
        // What the architecture reserves reads as zero, and means nothing yet.
        #expect(
          system.isFeatureID && record.cores[0][system] == 0, "\(name): \(system.genericName) has no name")
      }
      let systems = Set(listed.compactMap(\.systemRegister))
      for register in ArmFieldTable.standard.registers.keys {
        #expect(systems.contains(register), "\(name): \(ArmNames.standard.name(of: register) ?? "")")
      }
    }
  }

  /// For every pair, both ways: the registers that the verdict names are those that KVM refused or does not list.
  @Test(.enabled(if: folder != nil, "./test --arm"))
  func verdictsAreKVMs() throws {
    let hosts = try Self.hosts()
    var (moved, refused) = (0, 0)
    for (to, destination) in hosts {
      let answers = try Self.answers(of: to)
      try #require(Set(answers.keys) == Set(hosts.keys))
      for (from, source) in hosts {
        let answer = try #require(answers[from])
        let verdict = ArmVerdict(
          of: nil, from: ArmHost([source], name: from), to: ArmHost([destination], name: to))
        func names(_ weight: ArmFinding.Weight) -> Set<String> {
          Set(
            verdict.findings.filter { $0.weight == weight }.map {
              $0.place.split(separator: ".").first.map(String.init) ?? ""
            }.map { $0.hasPrefix("the PSCI version") ? "the PSCI version" : $0 })
        }
        let (blocks, open) = (names(.blocks), names(.unknown))
        let seen = Set(answer.registers)
        #expect(
          blocks.subtracting(seen).isEmpty,
          "\(from) → \(to): only the verdict names \(blocks.subtracting(seen))")
        #expect(
          seen.subtracting(blocks).isSubset(of: open),
          "\(from) → \(to): only KVM refuses \(seen.subtracting(blocks).subtracting(open))")
        if open.isEmpty { #expect((verdict.outcome == .blocked) == !seen.isEmpty, "\(from) → \(to)") }
        if seen.isEmpty { moved += 1 } else { refused += 1 }
      }
    }
    // Both answers occur, and not for a host's own registers alone.
    #expect(moved > hosts.count && refused > 100)
  }
}
