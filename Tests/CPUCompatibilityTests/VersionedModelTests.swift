import CPUCatalog
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUCompatibility

/// Models that libvirt's later maps have with and without a version.
@Suite struct VersionedModelTests {
  private let map = MapProjection(.newestBuiltin, catalog: .standard)

  @Test(arguments: [
    ("SandyBridge-v2", "SandyBridge"), ("EPYC-Rome-v5", "EPYC-Rome"),
    ("SandyBridge-IBRS", "SandyBridge-IBRS"),
    ("EPYC-v", "EPYC-v"), ("Opteron_G1", "Opteron_G1"),
  ])
  func theVersionIsWhatStandsBehindTheName(name: String, base: String) throws {
    let model = MapProjection.Model(
      name: name, vendor: nil, features: FeatureSet(), uncatalogued: [])
    #expect(model.unversionedName == base)
    #expect(model.isVersioned == (name != base))
  }

  @Test func ofEqualModelsOneWithoutAVersionComesFirst() throws {
    let model = try #require(map.model(named: "SandyBridge-v1"))
    #expect(try #require(map.model(named: "SandyBridge")).features == model.features)
    var evidence = Evidence()
    evidence.present = model.features
    #expect(map.contained(in: evidence, vendor: "Intel").first?.name == "SandyBridge")
  }
}
