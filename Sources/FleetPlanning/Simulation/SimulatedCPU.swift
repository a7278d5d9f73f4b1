internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

/// The CPU of an invented host: a generation at a microcode release, without what firmware or kernel removed.
struct SimulatedCPU: Sendable, Hashable {
  /// The place in `ServerGeneration.all`.
  var generation: Int
  /// The place in the generation's `eras`.
  var era: Int
  var stepping: UInt32
  /// libvirt's names of what the firmware's setup removed.
  var slips: [String] = []
  /// Words of the kernel's command line that remove features.
  var switches: [String] = []

  /// What each word of the command line removes.
  ///
  /// - SeeAlso: linux 6.12 Documentation/admin-guide/kernel-parameters.txt, tsx= and nopku.
  static let kernelSwitches: [(word: String, removed: [String])] = [
    ("tsx=off", ["hle", "rtm"]), ("nopku", ["pku"]),
  ]

  /// Words that tell different CPUs of AMD apart, whose generations differ in fewer microcode releases than Intel's.
  ///
  /// - SeeAlso: linux 6.12 Documentation/admin-guide/kernel-parameters.txt, noxsaves, noxsaveopt and nofsgsbase.
  static let furtherSwitches: [(word: String, removed: [String])] = [
    ("noxsaves", ["xsaves"]), ("noxsaveopt", ["xsaveopt"]), ("nofsgsbase", ["fsgsbase"]),
  ]

  /// The command lines of a vendor's different CPUs: one word at most, and for AMD all sets of the further ones too.
  static func commandLines(ofVendor vendor: String) -> [[String]] {
    let usual = [[]] + kernelSwitches.map { [$0.word] }
    guard vendor == "AMD" else { return usual }
    return furtherSwitches.reduce(usual) { lines, entry in lines + lines.map { $0 + [entry.word] } }
  }
}

/// What the invented CPUs have by Martlet's own tables: libvirt's models and the catalogue's exposures.
struct SimulatedFeatures: Sendable {
  let catalog = Catalog.standard
  private let newest: MapProjection
  private let maps: [MapProjection]
  private let passing, emulated: FeatureSet

  init() {
    let catalog = Catalog.standard
    newest = MapProjection(.newestBuiltin, catalog: catalog)
    maps = SoftwareStack.all.map { stack in
      MapProjection(
        CPUMap.builtin(for: LibvirtVersion(stack.libvirt) ?? LibvirtVersion(9, 0)), catalog: catalog)
    }
    func features(_ isMember: (Feature) -> Bool) -> FeatureSet {
      FeatureSet(catalog.features.filter(isMember).map(\.index))
    }
    passing = features { [.passedThrough, .emulated, .conditional].contains($0.exposure) }
    // Of what KVM emulates, what QEMU's models of both vendors have or get.
    let names = ["hypervisor", "x2apic", "tsc-deadline", "tsc_adjust", "arch-capabilities"]
    emulated = features { names.contains($0.name) }
  }

  func set(_ names: [String]) -> FeatureSet { FeatureSet(names.compactMap { catalog[$0]?.index }) }

  /// The map of a stack's libvirt.
  func map(ofStack stack: Int) -> MapProjection { maps[stack] }

  /// What the CPU has by CPUID.
  func own(_ cpu: SimulatedCPU) -> FeatureSet {
    let generation = ServerGeneration.all[cpu.generation]
    var set = (newest.model(named: generation.model)?.features ?? FeatureSet())
      .union(self.set(ServerGeneration.extras(ofVendor: generation.vendor)))
    for era in generation.eras.prefix(cpu.era + 1) {
      set = set.union(self.set(era.added)).subtracting(self.set(era.removed))
    }
    for (word, removed) in SimulatedCPU.kernelSwitches + SimulatedCPU.furtherSwitches
    where cpu.switches.contains(word) {
      set = set.subtracting(self.set(removed))
    }
    return set.subtracting(self.set(cpu.slips))
  }

  /// What KVM gives guests of it, as far as the stack's libvirt has names for it.
  ///
  /// - SeeAlso: linux 5.17 arch/x86/kvm/cpuid.c (AMX for guests from that release on), arch/x86/kvm/vmx/capabilities.h,
  ///   vmx_umip_emulated (UMIP without the CPU's own on Intel alone).
  func offered(_ cpu: SimulatedCPU, stack: Int) -> FeatureSet {
    var set = own(cpu).intersection(passing).union(emulated)
    if ServerGeneration.all[cpu.generation].vendor == "Intel" { set = set.union(self.set(["umip"])) }
    if SoftwareStack.all[stack].year < 2023 {
      set = set.subtracting(self.set(["amx-tile", "amx-int8", "amx-bf16"]))
    }
    set = set.subtracting(self.set(["invtsc", "monitor"]))
    let vendor = ServerGeneration.all[cpu.generation].vendor
    if vendor == "Intel" { set = set.subtracting(self.set(["svm", "npt", "nrip-save"])) }
    if vendor == "AMD" { set = set.subtracting(self.set(["vmx"])) }
    return set.intersection(maps[stack].named)
  }

  /// libvirt's way to write a set: the model of the generation that needs the fewest words, with what it adds and lacks.
  func definition(
    of set: FeatureSet, generation: Int, stack: Int, mayLack: Bool
  ) -> (model: String, added: [String], lacking: [String]) {
    let vendor = ServerGeneration.all[generation].vendor
    let own = ServerGeneration.all[generation].model
    let set = set.intersection(maps[stack].named)
    var best: (model: String, added: FeatureSet, lacking: FeatureSet, words: Int)?
    for model in maps[stack].models where model.vendor == vendor && !model.isVersioned {
      let lacking = model.features.subtracting(set)
      guard mayLack && model.name.hasPrefix(own) || lacking.isEmpty else { continue }
      let added = set.subtracting(model.features)
      // As libvirt, which prefers the model of the signature.
      let words = added.count + 2 * lacking.count - (model.name.hasPrefix(own) ? 8 : 0)
      if words < best?.words ?? .max { best = (model.name, added, lacking, words) }
    }
    guard let best else { return ("qemu64", catalog.names(of: set), []) }
    let lacking =
      mayLack ? best.lacking.union(removed(from: best.model, stack: stack).subtracting(set)) : FeatureSet()
    return (best.model, catalog.names(of: best.added), catalog.names(of: lacking))
  }

  /// What libvirt took out of a model after its publication; definitions of guests name it.
  ///
  /// - SeeAlso: libvirt 11.3.0 src/cpu_map/x86_Skylake-Server.xml (mpx, removed='yes').
  func removed(from model: String, stack: Int) -> FeatureSet {
    let version = LibvirtVersion(SoftwareStack.all[stack].libvirt) ?? LibvirtVersion(9, 0)
    return set(CPUMap.builtin(for: version).model(named: model)?.removed ?? [])
  }

  /// Family and model by libvirt's map.
  func signature(ofGeneration generation: Int) -> (family: UInt32, model: UInt32) {
    let signature = CPUMap.newestBuiltin.model(named: ServerGeneration.all[generation].model)?.signatures
      .first
    return (signature?.family ?? 6, signature?.model ?? 0)
  }
}
