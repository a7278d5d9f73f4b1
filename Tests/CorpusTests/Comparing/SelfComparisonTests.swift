import CPUCatalog
import CPUCompatibility
import CPUDiagnosis
import CPUReaders
import LibvirtCPU
import TestSupport
import Testing
import X86CPU

/// Machines of the corpus, recorded in many ways: what holds of each pair of ways.
@Suite(.enabled(if: LibcpuidDump.folder != nil, "needs ../shared/corpus/libcpuid"))
struct SelfComparisonTests {
  private let catalog = Catalog.standard
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  /// A machine of each sort: all vendors, with and without what came over the years.
  static let dumps = LibcpuidDump.x86.enumerated().filter { $0.offset % 6 == 0 }.map(\.element)

  /// Kinds of records that show the CPU by CPUID itself.
  private let byCPUID: Set<String> = ["original", "cpuid", "capabilities", "nova-extras", "nova-full"]

  private func hosts(_ machine: RecordedMachine, and original: LibcpuidDump? = nil) throws -> [(
    kind: String, host: HostCPU
  )] {
    var documents = machine.records
    if let original { documents.append(("original", Document(name: "original", bytes: original.bytes))) }
    return try documents.map { kind, document in
      (kind, try interpreter.host(try Reader.read(document).selecting(document), in: document))
    }
  }

  private func diagnosis(_ a: HostCPU, _ b: HostCPU) -> Diagnosis {
    Diagnosis(
      DiagnosisContext(from: a, to: b, map: interpreter.map, catalog: catalog, log: []), inputs: [],
      martlet: "test")
  }

  private func table(_ dump: LibcpuidDump) throws -> CPUIDTable? {
    guard let table = try dump.cores().first, !table.leavesRegistersUnwritten,
      table.leaves[CPUIDLeaf(eax: 0x8000_0001)] != nil
    else { return nil }
    return table
  }

  @Test(arguments: dumps)
  func noMachineIsIncompatibleWithItself(dump: LibcpuidDump) throws {
    guard let table = try table(dump) else { return }
    let hidden: Set = ["rdseed", "xsaves", "avx2", "erms", "aes"]
    let all = try hosts(RecordedMachine(table, hidden: hidden, seed: 1), and: dump)
    for (kind, wanted) in all {
      for (other, offered) in all {
        let comparison = Comparison(of: wanted, on: offered, catalog: catalog)
        let names = catalog.names(of: comparison.difference.missing)
        #expect(comparison.result != .incompatible, "\(kind) on \(other): \(names)")
        #expect((comparison.result == .undetermined) == !comparison.reasons.isEmpty, "\(kind) on \(other)")
        // What the wanted side certainly lacks it lacks in every record of it.
        #expect(
          comparison.difference.extra.isEmpty,
          "\(kind) on \(other): \(catalog.names(of: comparison.difference.extra))")
        // Old CPUs have so few features over their model that Nova's list of them tells too little.
        if kind == other, kind != "traits", kind != "nova-extras" || wanted.observations[0].isComplete {
          #expect(comparison.result == .identical, "\(kind): \(comparison.reasons)")
        }
        let diagnosis = diagnosis(wanted, offered)
        #expect(diagnosis.result == comparison.result, "\(kind) on \(other)")
        #expect(diagnosis.difference.missing == names)
        #expect(
          diagnosis.difference.undetermined.allSatisfy {
            !["check", "enforce", "kvm", "pmu", "migratable"].contains($0)
          })
      }
    }
  }

  /// Records of a machine that lacks one bit of another: it is found wherever both records can show it.
  @Test(arguments: dumps)
  func aLostBitIsFound(dump: LibcpuidDump) throws {
    guard let table = try table(dump) else { return }
    let before = FeatureDecoder(.standard).decode(table).present
    let candidates = ["aes", "popcnt", "ssse3", "sse4.1", "movbe", "f16c", "bmi2", "cx16", "avx2", "lahf_lm"]
    var random = SeededGenerator(seed: UInt64(table.leaves.count))
    guard
      let lost = candidates.compactMap({ catalog[$0] }).filter({ before.contains($0.index) }).randomElement(
        using: &random),
      case .cpuid(let leaf, let subleaf, let register) = lost.location.kind
    else { return }
    var less = table
    less.leaves[CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0)]?[register] &= ~(1 << UInt32(lost.location.bit))
    let whole = try hosts(RecordedMachine(table, hidden: [], seed: 1))
    let poorer = try hosts(RecordedMachine(less, hidden: [], seed: 1))
    for (kind, wanted) in whole {
      for (other, offered) in poorer {
        // Traits are hints, and what a kernel or KVM does not show CPUID may have.
        guard kind != "traits", byCPUID.contains(other) || alike(kind, other) else { continue }
        let comparison = Comparison(of: wanted, on: offered, catalog: catalog)
        let names = catalog.names(of: comparison.difference.missing)
        #expect(comparison.result == .incompatible, "\(kind) on \(other): \(lost.name) is not found")
        #expect(names == [lost.name], "\(kind) on \(other)")
        #expect(diagnosis(wanted, offered).result == .incompatible)
        // Seen from the other end it is extra, where the poorer record certainly lacks it.
        let back = Comparison(of: offered, on: wanted, catalog: catalog)
        #expect(catalog.names(of: back.difference.extra) == [lost.name], "\(other) on \(kind)")
        #expect(back.result != .incompatible && back.result != .identical, "\(other) on \(kind)")
      }
    }
  }

  private func alike(_ a: String, _ b: String) -> Bool {
    a == b || Set([a, b]) == ["cpuinfo", "lscpu"]
  }
}
