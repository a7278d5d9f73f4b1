import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@Suite struct MapProjectionTests {
  private let catalog = Catalog.standard
  private let map = MapProjection(.builtin, catalog: .standard)

  /// The catalogue has every feature of the built-in map at the same place under the same name.
  @Test func theCatalogueKnowsTheWholeMap() {
    for feature in CPUMap.builtin.features {
      #expect(feature.locations.count == 1)
      #expect(catalog.feature(at: feature.locations[0])?.name == feature.name)
      #expect(map.index(ofFeature: feature.name) == catalog[feature.name]?.index)
    }
    #expect(map.named.count == 212)
    #expect(map.models.allSatisfy { $0.uncatalogued.isEmpty })
    #expect(map.models.map(\.features.count) == CPUMap.builtin.models.map(\.bits.count))
  }

  /// Where libvirt is installed, its map is compared with the catalogue; of 9.0.0 all must be equal.
  @Test(.enabled(if: CPUMap.installedPath != nil, "needs libvirt"))
  func theCatalogueAgreesWithTheInstalledMap() throws {
    let installed = try CPUMap.load(path: try #require(CPUMap.installedPath))
    let isSameVersion = installed.features.map(\.name) == CPUMap.builtin.features.map(\.name)
    var differences: [String] = []
    for feature in installed.features {
      if let known = catalog[feature.name], feature.locations != [known.location] {
        differences.append("\(feature.name): \(feature.locations) and \(known.location)")
      }
    }
    #expect(differences.isEmpty)
    if isSameVersion {
      #expect(installed.models.map(\.name) == CPUMap.builtin.models.map(\.name))
      for (theirs, ours) in zip(installed.models, CPUMap.builtin.models) {
        #expect(theirs.bits == ours.bits, "\(ours.name)")
        #expect(theirs.signatures == ours.signatures, "\(ours.name)")
        #expect(theirs.removed == ours.removed, "\(ours.name)")
      }
    }
  }

  @Test func theFullestContainedModelComesFirst() throws {
    let haswell = try #require(map.model(named: "Haswell-noTSX"))
    var evidence = Evidence()
    evidence.present = haswell.features
    #expect(map.contained(in: evidence, vendor: "Intel").first?.name == "Haswell-noTSX")
    #expect(map.contained(in: evidence, vendor: "AMD").allSatisfy { $0.vendor == "AMD" })
    #expect(map.contained(in: Evidence(), vendor: "Intel").isEmpty)
  }
}
