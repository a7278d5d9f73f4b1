import LibvirtCPU
import TestSupport

/// CPUs as texts, made from the models and features of a map; mostly sensible, and now and then not.
struct RandomCPUs {
  private let map: CPUMap
  private var random: SeededGenerator

  init(_ map: CPUMap, seed: UInt64) {
    self.map = map
    random = SeededGenerator(seed: seed)
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func choose<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  /// A text that compares in some interesting way with one of the hosts: four of five CPUs are made from a host,
  /// the rest from any model.
  mutating func candidate(for hosts: [CPUDefinition]) -> String {
    let cpu = chance(80) ? related(to: choose(hosts)) : chance(40) ? host() : guest()
    return switch Int.random(in: 0..<20, using: &random) {
    case 0: "<?xml version='1.0'?>\n<domain type='qemu'><name>one</name>\(cpu)</domain>"
    case 1: "<capabilities><host><uuid>0</uuid>\(cpu)</host></capabilities>"
    case 2: cpu + "\n<!-- the second is not looked at -->\n" + guest()
    default: cpu
    }
  }

  /// A file for a baseline: one to four CPUs, mostly of one vendor; `guests` lets guests be among them.
  mutating func baselineFile(guests: Bool) -> String {
    let vendor = chance(90) ? choose(["Intel", "AMD"]) : nil
    let count = choose([1, 2, 2, 3, 4])
    let model = chance(20) ? choose(map.models).name : nil
    let cpus = (0..<count).map { _ in
      let isGuest = guests ? chance(30) : chance(1)
      return isGuest ? guest(vendor: vendor, model: model) : host(vendor: vendor, model: model)
    }
    return cpus.joined(separator: "\n")
  }

  /// A guest with a host's model: with every feature of the host's, with some, or with what the host has not.
  private mutating func related(to host: CPUDefinition) -> String {
    let isWhole = chance(35)
    let fatal = chance(30)
    var text = "<cpu\(match())><model>\(host.model ?? "")</model>"
    if let vendor = host.vendor, chance(50) {
      text += "<vendor>\(chance(95) ? vendor : "Intel")</vendor>"
    }
    for feature in host.features {
      let isOn = feature.policy != .disable
      guard isWhole || !isOn || chance(70) else { continue }
      var policy = isOn ? choose(["require", "require", "optional", "force"]) : "disable"
      if !isWhole, isOn, chance(10) { policy = "disable" }
      if fatal, chance(8) { policy = isOn ? "forbid" : "require" }
      text += "<feature policy='\(policy)' name='\(feature.name)'/>"
    }
    let listed = Set(host.features.map(\.name))
    for _ in 0..<choose([0, 0, 0, 1, 3]) where !isWhole {
      let name = chance(5) ? "no-such-feature" : choose(map.features).name
      guard !listed.contains(name), !text.contains("'\(name)'") else { continue }
      text += "<feature policy='\(choose(["require", "optional", "disable", "forbid"]))' name='\(name)'/>"
    }
    return text + "</cpu>"
  }

  private mutating func host(vendor: String? = nil, model: String? = nil) -> String {
    // One that libvirt has no CPU driver for, one of x86's, and one that it does not know.
    let architecture = chance(3) ? choose(["riscv64", "i686", "pdp11"]) : "x86_64"
    var text = "<cpu><arch>\(architecture)</arch>" + core(vendor, model)
    if chance(20) { text += "<microcode version='17'/><signature family='6' model='85' stepping='4'/>" }
    if chance(20) { text += "<topology sockets='1' dies='\(choose([1, 2]))' cores='4' threads='2'/>" }
    return text + features(nil, 24) + "</cpu>"
  }

  private mutating func guest(vendor: String? = nil, model: String? = nil) -> String {
    "<cpu\(match())>" + core(vendor, model)
      + features(["force", "require", "optional", "disable", "forbid"], 16) + "</cpu>"
  }

  private mutating func match() -> String {
    chance(75) ? " match='\(choose(["exact", "exact", "minimum", "strict"]))'" : " mode='custom'"
  }

  private mutating func core(_ vendor: String?, _ model: String?) -> String {
    let fitting = map.models.filter { vendor == nil || (map.vendor(of: $0)?.name ?? vendor) == vendor }
    let name = chance(2) ? "NoSuchModel" : model ?? choose(fitting).name
    let text = chance(1) ? "" : "<model>\(name)</model>"
    guard chance(60) else { return text }
    return text + "<vendor>\(chance(2) ? "Nobody" : vendor ?? choose(map.vendors).name)</vendor>"
  }

  private mutating func features(_ policies: [String]?, _ most: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...most, using: &random) {
      let name = chance(1) ? "no-such-feature" : choose(map.features).name
      guard !text.contains("'\(name)'") || chance(2) else { continue }
      let policy = policies.map { " policy='\(choose($0))'" } ?? ""
      text += "<feature name='\(name)'\(chance(90) ? policy : "")/>"
    }
    return text
  }
}
