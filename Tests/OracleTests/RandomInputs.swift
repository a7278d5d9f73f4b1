import LibvirtCPU
import TestSupport
import X86CPU

/// Random CPUs as text, mostly sensible and now and then not.
struct RandomInputs {
  let map: CPUMap
  private var random: SeededGenerator

  init(_ map: CPUMap, seed: UInt64) {
    self.map = map
    random = SeededGenerator(seed: seed)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func choose<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  mutating func model() -> String { chance(2) ? "NoSuchModel" : choose(map.models).name }

  private mutating func vendorElement() -> String {
    guard chance(50) else { return "" }
    return "<vendor>\(chance(3) ? "Nobody" : choose(map.vendors).name)</vendor>"
  }

  private mutating func features(_ policies: [String]?, _ most: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...most, using: &random) {
      let name = chance(1) ? "no-such-feature" : choose(map.features).name
      let isListed = text.contains("name='\(name)'")
      guard !isListed || chance(2) else { continue }
      let policy = policies.map { " policy='\(choose($0))'" } ?? ""
      text += "<feature name='\(name)'\(chance(90) ? policy : "")/>"
    }
    return text
  }

  private mutating func extras() -> String {
    var text = ""
    if chance(10) { text += "<topology sockets='1' dies='\(choose([1, 2]))' cores='4' threads='2'/>" }
    if chance(5) { text += "<cache level='3' mode='emulate'/>" }
    if chance(5) { text += "<maxphysaddr mode='passthrough'/>" }
    return text
  }

  /// `vendor` keeps baselines of several hosts from failing nearly always.
  mutating func host(vendor: String? = nil) -> String {
    let architecture = chance(2) ? choose(["ppc64", "i686", "pdp11"]) : "x86_64"
    var text = "<cpu><arch>\(architecture)</arch>"
    var name = model()
    if let vendor {
      let fitting = map.models.filter { map.vendor(of: $0)?.name ?? vendor == vendor }.map(\.name)
      name = choose(fitting)
      text += "<model>\(name)</model>"
      if chance(80) { text += "<vendor>\(vendor)</vendor>" }
    } else {
      text += (chance(1) ? "" : "<model>\(name)</model>") + vendorElement()
    }
    if chance(20) { text += "<microcode version='\(Int.random(in: 1...99, using: &random))'/>" }
    if chance(20) { text += "<signature family='6' model='85' stepping='4'/>" }
    return text + extras() + features(nil, 24) + "</cpu>"
  }

  mutating func guest(policies: [String] = ["force", "require", "optional", "disable", "forbid"]) -> String {
    var text = "<cpu"
    let mode = chance(75) ? nil : choose(["custom", "host-model", "host-passthrough", "maximum"])
    if let mode { text += " mode='\(mode)'" }
    if chance(60) { text += " match='\(choose(["exact", "minimum", "strict"]))'" }
    if chance(50) { text += " check='\(choose(["none", "partial", "full"]))'" }
    text += ">"
    let hasModel = mode == nil || mode == "custom" || chance(20)
    if hasModel {
      let fallback = chance(40) ? " fallback='\(choose(["allow", "forbid"]))'" : ""
      let vendorID = chance(5) ? " vendor_id='KVMKVMKVM\(choose(["123", "&lt;&gt;&amp;", "1"]))'" : ""
      text += "<model\(fallback)\(vendorID)>\(model())</model>" + vendorElement()
    }
    return text + extras() + features(policies, 16) + "</cpu>"
  }

  /// A host and what is to run on it: half of them unrelated, half of one model with much in common.
  mutating func hostAndCandidate() -> (host: String, candidate: String) {
    if chance(50) { return (host(), chance(30) ? host() : guest()) }
    let name = choose(map.models).name
    let names = (0..<Int.random(in: 0...12, using: &random)).map { _ in choose(map.features).name }
    let common = Set(names).sorted()
    let isHost = chance(20)
    func listed(_ policy: String?) -> String {
      common.map { "<feature\(policy.map { " policy='\($0)'" } ?? "") name='\($0)'/>" }.joined()
    }
    let core = "<model>\(name)</model>" + vendorElement()
    var candidate = isHost ? "<cpu><arch>x86_64</arch>" : "<cpu match='\(choose(["exact", "strict"]))'>"
    candidate += core + (isHost ? listed(nil) : listed(choose(["require", "require", "optional", "force"])))
    if chance(30), !common.contains("monitor") {
      candidate += isHost ? "" : "<feature policy='\(choose(["disable", "forbid"]))' name='monitor'/>"
    }
    return ("<cpu><arch>x86_64</arch>\(core)\(listed(nil))</cpu>", candidate + "</cpu>")
  }

  /// A model's bits with a few of others' mixed in, a vendor and a signature; sometimes pure noise.
  mutating func data() -> CPUIDTable {
    var bits = MapBits()
    if chance(90) { bits = choose(map.models).bits }
    if chance(30) { bits.formUnion(choose(map.models).bits) }
    let changes = choose([0, 2, 5, 20, 60])
    for _ in 0..<changes {
      let bit = Int.random(in: map.bitLocations.indices, using: &random)
      if chance(60) { bits.insert(bit) } else { bits.remove(bit) }
    }
    var table = map.table(of: bits)
    if chance(85), let vendor = map.encodedVendor(choose(map.vendors).name) {
      table.leaves[CPUIDLeaf(eax: 0)] = vendor
    }
    if chance(80) {
      let signatures = map.models.flatMap(\.signatures)
      let chosen = choose(signatures)
      let stepping = UInt32.random(in: 0...15, using: &random)
      let family = chosen.family > 0xf ? (chosen.family - 0xf) << 20 | 0xf00 : chosen.family << 8
      let eax = family | (chosen.model >> 4) << 16 | (chosen.model & 0xf) << 4 | stepping
      table.leaves[CPUIDLeaf(eax: 1), default: CPUIDRegisters()].eax = eax
    }
    if chance(10) { table.leaves[CPUIDLeaf(eax: 0x19)] = CPUIDRegisters(eax: 7) }
    if table.leaves.isEmpty, table.msrs.isEmpty { table.set(map.bitLocations[0]) }
    return table
  }

  mutating func models() -> HypervisorModels {
    var models = HypervisorModels(blockers: [:])
    let share = choose([5, 30, 80, 100])
    for model in map.models where chance(share) {
      var blockers: [String] = []
      if chance(30) {
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          blockers.append(chance(10) ? "type" : choose(map.features).name)
        }
      }
      models.blockers[model.name] = blockers
    }
    return models
  }

  mutating func someFeatures() -> [String] {
    let share = choose([20, 60, 95])
    return map.features.map(\.name).filter { _ in chance(share) } + ["no-such-feature"]
  }
}

extension CPUMap {
  fileprivate func encodedVendor(_ name: String) -> CPUIDRegisters? {
    guard let model = models.first(where: { vendor(of: $0)?.name == name }) else { return nil }
    var definition = CPUDefinition(.host)
    definition.model = model.name
    definition.vendor = name
    return try? encode(definition).leaves[CPUIDLeaf(eax: 0)]
  }
}
