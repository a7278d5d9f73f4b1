import CPUCatalog
import CPUCompatibility
import CPUReaders
import Foundation
import LibvirtCPU
import Reports
import TestSupport
import Testing
import X86CPU

/// Models that are called near are of the CPU's vendor, line of cores and level.
@Suite(.enabled(if: LibcpuidDump.folder != nil, "needs ../shared/corpus/libcpuid"))
struct NearestModelTests {
  /// A recent map, of libvirt 12.8, which has Atom servers and Granite Rapids; else the built-in one.
  static let map: CPUMap = {
    guard let folder = corpusFolder("stacks/libvirt-12.8.0-cpu_map"), let version = LibvirtVersion("12.8.0"),
      let map = try? CPUMap.load(path: folder.path, libvirtVersion: version)
    else { return .builtin }
    return map
  }()
  static let projection = MapProjection(map, catalog: .standard)

  static func profile(_ dump: LibcpuidDump) throws -> HostProfile {
    let document = Document(name: dump.path, bytes: dump.bytes)
    let interpreter = Interpreter(map: projection, catalog: .standard)
    let host = try interpreter.host(try Reader.read(document).selecting(document), in: document)
    return HostProfile(
      host, map: map, projection: projection, catalog: .standard, martlet: "", inputs: [])
  }

  @Test func theMapHasModelsOfBothLines() {
    if Self.map.model(named: "GraniteRapids") == nil { return }
    #expect(Self.map.model(named: "SierraForest") != nil)
  }

  /// A CPU without AVX2, or without AVX-512, is not near a model of the level that has it, nor one of another vendor.
  @Test(arguments: LibcpuidDump.x86)
  func modelsAreOfTheVendorAndOfALevelThatTheCPUReaches(dump: LibcpuidDump) throws {
    let profile = try Self.profile(dump)
    for model in profile.models {
      let entry = try #require(Self.map.model(named: model.name))
      let vendor = Self.map.vendor(of: entry)?.name
      #expect(vendor == nil || vendor == profile.identity.vendor, "\(model.name)")
      for feature in ["avx512f", "avx2", "sse4.2", "lm"] where !model.hasSignature {
        #expect(!model.missing.contains(feature), "\(model.name) is called near without \(feature)")
      }
    }
  }

  /// Dumps that 32-bit code read are near the models that 64-bit code would find, and not 32-bit ones.
  @Test(
    arguments: LibcpuidDump.x86.filter {
      $0.path.contains("golden-cove/") || $0.path.contains("skylake/") || $0.path.contains("tremont/")
    })
  func modernCPUsAreNotNearOldModels(dump: LibcpuidDump) throws {
    let models = try Self.profile(dump).models.filter(\.missing.isEmpty).map(\.name)
    #expect(
      !models.contains { ["n270", "coreduo", "kvm32", "qemu32", "pentium3"].contains($0) }, "\(models)")
  }

  /// An Atom is not near a Xeon that it lacks features of.
  @Test(arguments: LibcpuidDump.x86.filter { $0.path.hasPrefix("intel/x86-atom") })
  func atomsAreNotNearXeons(dump: LibcpuidDump) throws {
    let big = ["GraniteRapids", "SapphireRapids", "Icelake", "Cooperlake", "Cascadelake", "Skylake-Server"]
    for model in try Self.profile(dump).models {
      #expect(!big.contains { model.name.hasPrefix($0) }, "\(model.name)")
    }
  }

  /// The CPU's own model is the nearest where there is one and nothing hides features.
  @Test(arguments: [
    ("0xa06d1", "GraniteRapids", "SierraForest"), ("0xa06f3", "SierraForest", "GraniteRapids"),
    ("0x806f8", "SapphireRapids", "Snowridge"),
  ])
  func modelsAreNearThemselves(signature: String, own: String, other: String) throws {
    guard let entry = Self.projection.model(named: own) else { return }
    let eax = try #require(UInt32(signature.dropFirst(2), radix: 16))
    var table = CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): .init(eax: 0x20, ebx: 0x756e_6547, ecx: 0x6c65_746e, edx: 0x4965_6e69),
      CPUIDLeaf(eax: 1): .init(eax: eax), CPUIDLeaf(eax: 0x8000_0000): .init(eax: 0x8000_0008),
    ])
    for leaf: UInt32 in 2...0x20 { table.leaves[CPUIDLeaf(eax: leaf)] = .init() }
    for leaf: UInt32 in 0x8000_0001...0x8000_0008 { table.leaves[CPUIDLeaf(eax: leaf)] = .init() }
    table.leaves[CPUIDLeaf(eax: 7)]?.eax = 2
    table.leaves[CPUIDLeaf(eax: 7, ecx: 1)] = .init()
    table.leaves[CPUIDLeaf(eax: 7, ecx: 2)] = .init()
    table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 1)] = .init()
    table.leaves[CPUIDLeaf(eax: 0x14)] = .init()
    // Models have VMX's features without VMX itself.
    table.set(try #require(Catalog.standard["vmx"]).location)
    for index in entry.features { table.set(Catalog.standard.features[index].location) }
    let host = Interpreter(map: Self.projection, catalog: .standard)
    let document = Document(name: "made", bytes: [])
    let dump = RegisterDump(cpus: [DistinctCPU(table: table)])
    let profile = HostProfile(
      try host.host(.registers(dump), in: document), map: Self.map, projection: Self.projection,
      catalog: .standard, martlet: "", inputs: [])
    let names = profile.models.map(\.name)
    #expect(names.contains { $0.hasPrefix(own) }, "\(names)")
    #expect(!names.contains { $0.hasPrefix(other) }, "\(names)")
  }
}
