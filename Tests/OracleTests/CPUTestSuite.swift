import LibvirtCPU
import Testing

@Suite("libvirt's own test cases", .serialized)
struct CPUTestSuite {
  @Test(
    "every x86 case of tests/cputest.c comes out as libvirt's",
    .enabled(if: !OracleTree.all.isEmpty, "no source: run Scripts/fetch-oracle (443 cases of 9.0.0)"),
    arguments: OracleTree.all)
  func cputest(_ tree: OracleTree) throws {
    let runner = try CPUTestRunner(tree)
    let cases = try tree.cases()
    #expect(cases.count > 400, "cputest.c was not understood")
    for test in cases {
      do {
        try runner.run(test)
        Parity.shared.count(tree.version, test.api, isEqual: true)
      } catch {
        Parity.shared.count(tree.version, test.api, isEqual: false)
        Issue.record("libvirt \(tree.version) \(test.api): \(test.label): \(error)")
      }
    }
    Parity.shared.record()
  }

  @Test(
    "host-model comes out as in tests/domaincapsdata",
    .enabled(if: !OracleTree.all.isEmpty, "no source: run Scripts/fetch-oracle (33 cases of 9.0.0)"),
    arguments: OracleTree.all)
  func hostModels(_ tree: OracleTree) throws {
    let cases = try HostModelCase.all(tree)
    #expect(cases.count > 10, "tests/domaincapsdata was not understood")
    let map = try tree.map()
    for test in cases {
      do {
        try test.run(map)
        Parity.shared.count(tree.version, "host-model", isEqual: true)
      } catch {
        Parity.shared.count(tree.version, "host-model", isEqual: false)
        Issue.record("libvirt \(tree.version) \(test.name): \(error)")
      }
    }
    Parity.shared.record()
  }
}
