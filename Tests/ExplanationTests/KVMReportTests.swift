import CPUCatalog
import Testing

@testable import Reports

/// What `explain` and `features` say of KVM names the point releases since which it is so.
@Suite struct KVMReportTests {
  private func reports(_ name: String) throws -> [KVMReport] {
    KVMReport.reports(at: try #require(Catalog.standard[name]).location)
  }

  @Test func pointReleasesAreNamed() throws {
    let found = try reports("rfds-clear")
    let old = try #require(found.first { $0.kernel == "6.1" })
    let way = try #require(old.ways.first)
    #expect(way.lackedBy == "6.1.8" && way.hadBy == "6.1.170")
    #expect(old.summary.contains("6.1.8 does not, 6.1.170 does"), "\(old.summary)")
    // A series that had it from its first release on names none, and is no neighbour that is treated alike.
    let new = try #require(found.first { $0.kernel == "6.18" })
    #expect(new.ways.allSatisfy { $0.lackedBy == nil && $0.hadBy == nil })
    let groups = KVMGroup.groups(of: found)
    #expect(groups.contains { $0.series == ["6.1"] } && groups.contains { $0.series.contains("7.1") })
    #expect(try reports("sse2").allSatisfy { !$0.summary.contains("does not,") })
  }
}
