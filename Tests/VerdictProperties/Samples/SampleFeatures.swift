public import CPUCatalog
public import CPUCompatibility
import LibvirtCPU
import X86CPU

/// The features that samples are made of.
public struct SampleFeatures: Sendable {
  /// The catalogue.
  public let catalog: Catalog
  /// The map that hosts are judged by.
  public let map: MapProjection
  /// Maps of other versions of libvirt.
  let otherMaps: [MapProjection]
  /// What a guest can have without the rules that go by single features.
  let plain: [Int]
  /// Of these, features by whose loss a guest breaks.
  let grave: [Int]
  /// Of these, the others.
  let light: [Int]
  /// Controls of VT-x that the map names.
  let namedControls: [Int]
  /// Controls of SVM or VT-x that the map does not name.
  let namelessControls: [Int]

  /// The features of the standard catalogue and the built-in map.
  public init() {
    catalog = .standard
    map = MapProjection(.builtin, catalog: catalog)
    otherMaps = [LibvirtVersion(7, 0), LibvirtVersion(11, 3)].map {
      MapProjection(CPUMap.builtin(for: $0), catalog: .standard)
    }
    var apart: Set<String> = [
      "vmx", "svm", "invtsc", "monitor", "rsba", "rrsba", "topoext", "kvm-hint-dedicated", "avx", "mpx",
      "avx512f",
      "pku", "amx-tile", "lm", "fb-clear", "cet-ss", "cet-ibt",
    ]
    apart.formUnion(Self.interfaces)
    let baseline = ABILevelNames.all
    func isControl(_ feature: Feature) -> Bool {
      switch feature.location.kind {
      case .msr: feature.location.isVMXCapability
      case .cpuid(let leaf, _, _): leaf == 0x8000_000A
      }
    }
    let ordinary = catalog.features.filter { feature in
      feature.levelling != .never && !feature.isStateComponent && feature.exposure != .never
        && feature.exposure != .requested && !isControl(feature) && !apart.contains(feature.name)
        && !baseline.contains(feature.name)
    }
    plain = ordinary.map(\.index)
    func isGrave(_ feature: Feature) -> Bool {
      feature.effect == .fault || feature.effect == .stateRefused || feature.effect == .corrupt
    }
    grave = ordinary.filter(isGrave).map(\.index)
    light = ordinary.filter { !isGrave($0) }.map(\.index)
    let named = map.named
    namedControls = catalog.features.filter { isControl($0) && named.contains($0.index) }.map(\.index)
    namelessControls = catalog.features.filter { isControl($0) && !named.contains($0.index) }.map(\.index)
  }

  /// What a guest can have without the rules that go by single features.
  public var ordinary: [Int] { plain }

  /// KVM's own interfaces, which QEMU gives named models.
  static let interfaces = [
    "kvmclock-old", "kvmclock", "kvm-nopiodelay", "kvm-asyncpf", "kvm-steal-time", "kvm-pv-eoi",
    "kvmclock-stable-bit", "kvm-pv-unhalt", "kvm-pv-ipi", "kvm-poll-control",
  ]

  func index(_ name: String) -> Int {
    guard let feature = catalog[name] else { fatalError("the catalogue has no \(name)") }
    return feature.index
  }
}

/// What every 64-bit guest has, whatever records leave out.
private enum ABILevelNames {
  static let all: Set<String> = [
    "fpu", "tsc", "cx8", "cmov", "mmx", "fxsr", "sse", "sse2", "syscall", "msr", "pae", "lm",
  ]
}
