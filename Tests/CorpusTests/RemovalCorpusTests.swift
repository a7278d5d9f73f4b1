import CPUCatalog
import Testing
import X86CPU

@testable import LossCauses

/// What makers dropped, or built in later, against records of real CPUs.
@Suite(.enabled(if: !LibcpuidDump.x86.isEmpty && Fingerprint.folder != nil, "needs ../shared/corpus"))
struct RemovalCorpusTests {
  /// No recorded CPU has a feature that its design is said not to have, and designs without one are among the records.
  @Test func noRecordedCPUHasWhatItsDesignLacks() throws {
    let decoder = FeatureDecoder(.standard)
    var met: [String: Int] = [:]
    let tables = try LibcpuidDump.x86.flatMap { try $0.cores() } + Fingerprint.all().map(\.table)
    for table in tables {
      guard let vendor = table.vendor, let signature = table.signature,
        let design = MicroarchitectureTable.standard.lookup(vendor: vendor, signature: signature)
      else { continue }
      let designs = design.name.split(separator: " or ").map(String.init)
      let present = Set(Catalog.standard.names(of: decoder.decode(table).present))
      let own = vendor == "GenuineIntel" ? "Intel" : vendor == "AuthenticAMD" ? "AMD" : vendor
      for row in Removal.all
      where row.isCertain && row.vendor == own && designs.allSatisfy(row.without.contains) {
        #expect(row.features.isDisjoint(with: present), "\(designs): \(row.text)")
        met[row.text, default: 0] += 1
      }
      guard own == "Intel", designs.count == 1,
        let age = Arrival.order.firstIndex(of: designs[0].replacing(" ", with: ""))
      else { continue }
      for row in Arrival.intel where (Arrival.order.firstIndex(of: row.microarchitecture) ?? 0) > age {
        #expect(!present.contains(row.feature), "\(designs): \(row.feature)")
      }
    }
    #expect(met.count == Removal.all.filter(\.isCertain).count, "\(met)")
  }
}
