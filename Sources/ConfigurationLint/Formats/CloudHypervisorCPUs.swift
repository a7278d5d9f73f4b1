internal import CPUCatalog
internal import Wording

/// Reads one value of `--cpus`, and refuses what Cloud Hypervisor's parser and its validation refuse.
///
/// - SeeAlso: cloud-hypervisor docs/cpu.md; vmm/src/config.rs, CpusConfig::parse, CpuTopology::from_str, VmConfig::validate
///   (CpusMaxLowerThanBoot, CpuTopologyZeroPart, CpuTopologyCount); option_parser/src/lib.rs, split_commas, OptionParser::parse, Toggle.
struct CloudHypervisorCPUs {
  private static let keys: Set<String> = [
    "boot", "max", "topology", "kvm_hyperv", "max_phys_bits", "affinity", "features", "nested",
    "core_scheduling", "profile",
  ]

  private let text: SourceText
  private var configuration: ParsedConfiguration
  private var cpu: ConfiguredCPU
  /// The numbers that are set; nil for one that a template fills in, or that is none.
  private var counts: [String: UInt32?] = [:]
  private var maximumPosition: SourcePosition?
  private var topology: (vCPUs: UInt64, position: SourcePosition)?

  static func read(_ value: PlacedText, _ text: SourceText, _ configuration: inout ParsedConfiguration) {
    var reader = CloudHypervisorCPUs(
      text: text, configuration: configuration,
      cpu: ConfiguredCPU(.libvirt, at: text.position(of: value.start)))
    reader.read(value)
    configuration = reader.configuration
    configuration.cpus.append(reader.cpu)
  }

  private init(text: SourceText, configuration: ParsedConfiguration, cpu: ConfiguredCPU) {
    self.text = text
    self.configuration = configuration
    self.cpu = cpu
  }

  private mutating func read(_ value: PlacedText) {
    var seen: Set<String> = []
    guard let options = options(value) else {
      configuration.fault("syntax", text.position(of: value.start), "a bracket in --cpus has no partner")
      return
    }
    for part in options {
      let position = text.position(of: part.start)
      let mark = part.bytes.firstIndex(of: UInt8(ascii: "=")) ?? part.bytes.count
      let key = part[0..<mark].string
      guard Self.keys.contains(key) else {
        let near = nearest(to: key, of: Self.keys)
        configuration.fault(
          "key-unknown", position, name: key,
          key.isEmpty
            ? "--cpus has a comma too many"
            : "--cpus has no option \(key)"
              + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"))
        continue
      }
      guard mark < part.bytes.count else {
        configuration.fault("syntax", position, name: key, "\(key) has no value; write \(key)=VALUE")
        continue
      }
      if !seen.insert(key).inserted {
        configuration.fault(
          "key-twice", position, name: key, "\(key) is set twice, and Cloud Hypervisor takes the last")
      }
      take(key, part.dropping(mark + 1).trimmed, at: position)
    }
    compareCounts()
  }

  private mutating func take(_ key: String, _ value: PlacedText, at position: SourcePosition) {
    let word = value.string
    func refuse(_ message: String) {
      configuration.fault("value-invalid", position, name: key, "\(key) \(message), not \(word)")
    }
    // An empty value is the default.
    guard !word.isEmpty, !isPlaceholder(word) else {
      if !word.isEmpty, key == "boot" || key == "max" { counts[key] = .some(nil) }
      return
    }
    switch key {
    case "boot", "max":
      counts[key] = .some(UInt32(word))
      if key == "max" { maximumPosition = position }
      if UInt32(word) == nil { refuse("is a number of vCPUs") }
    case "topology":
      let numbers = value.split(on: ":").map { UInt16($0.string) }
      guard numbers.count == 4, numbers.allSatisfy({ $0 != nil && $0 != 0 }) else {
        return refuse("is THREADS_PER_CORE:CORES_PER_DIE:DIES_PER_PACKAGE:PACKAGES, each at least 1")
      }
      topology = (numbers.reduce(1) { $0 * UInt64($1 ?? 0) }, position)
    case "kvm_hyperv", "nested":
      if !["on", "off", "true", "false"].contains(word.lowercased()) { refuse("is on or off") }
    case "max_phys_bits": if UInt8(word) == nil { refuse("is a number of bits") }
    case "core_scheduling":
      if !["vm", "vcpu", "off"].contains(word.lowercased()) { refuse("is vm, vcpu or off") }
    case "affinity":
      if value.bytes.first != UInt8(ascii: "[") || value.bytes.last != UInt8(ascii: "]") {
        refuse("is a list such as [0@[2,3]]")
      }
    case "features": takeFeatures(value)
    default: break
    }
  }

  private mutating func compareCounts() {
    let boot = counts["boot"] ?? 1
    let maximum = counts["max"] ?? boot
    if let boot, let maximum, maximum < boot {
      configuration.fault(
        "value-invalid", maximumPosition ?? cpu.position, name: "max",
        "max is \(maximum), lower than boot, which is \(boot)")
    }
    if let topology, let maximum, topology.vCPUs != UInt64(maximum) {
      configuration.fault(
        "value-invalid", topology.position, name: "topology",
        "the numbers of topology multiply to \(topology.vCPUs), and the maximum of vCPUs is \(maximum)")
    }
  }

  private mutating func takeFeatures(_ value: PlacedText) {
    var list = value
    if list.bytes.first == UInt8(ascii: "["), list.bytes.last == UInt8(ascii: "]"), list.bytes.count > 1 {
      list = list[1..<(list.bytes.count - 1)]
    }
    for name in list.split(on: ",").map(\.trimmed) where !name.isEmpty {
      let place = text.position(of: name.start)
      guard name.string == "amx" else {
        configuration.fault(
          "value-invalid", place, name: name.string,
          "Cloud Hypervisor knows the feature amx and no other; guests get the rest of their host's CPU, and nothing can be taken out"
        )
        continue
      }
      for own in ["amx-tile", "amx-int8", "amx-bf16"] {
        var wish = ConfiguredCPU.Wish(name: Word(text: own, position: place), isOn: true)
        wish.verdict = .known(Catalog.standard[own])
        cpu.wishes.append(wish)
      }
    }
  }

  /// The options between commas, except for commas in brackets; nil if a bracket has no partner.
  private func options(_ value: PlacedText) -> [PlacedText]? {
    var options: [PlacedText] = []
    var (start, depth) = (0, 0)
    for (place, byte) in value.bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth < 0 { return nil }
      case UInt8(ascii: ",") where depth == 0:
        options.append(value[start..<place])
        start = place + 1
      default: break
      }
    }
    options.append(value[start..<value.bytes.count])
    return depth == 0 ? options : nil
  }
}
