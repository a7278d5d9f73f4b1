import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU
import TestSupport
import X86CPU

/// A machine of the corpus, recorded in the ways in which people record machines.
///
/// Each record is text, and is read as a file of its kind is.
struct RecordedMachine {
  /// The records by kind, in order.
  private(set) var records: [(kind: String, document: Document)] = []
  private let catalog = Catalog.standard
  private let table: CPUIDTable
  private var decoded: FeatureDecoder.Decoded

  /// Records a CPU that answers as `table` does.
  ///
  /// - Parameters:
  ///   - hidden: Flags that the kernel does not print although CPUID has their bits.
  ///   - seed: By which KVM's own doings are drawn: what it shows of bits that it does not pass through.
  init(_ table: CPUIDTable, hidden: Set<String>, seed: UInt64) {
    self.table = table
    decoded = FeatureDecoder(.standard).decode(table)
    add("cpuid", dump)
    if let host = try? CPUMap.builtin.decode(table.asTold.asReadBy64BitCode, as: .host) {
      add("capabilities", capabilities(host))
      add("nova-extras", nova(host, features: host.features.map(\.name)))
      let model = MapProjection(.builtin, catalog: catalog).model(named: host.model ?? "")
      let all = (model.map { catalog.names(of: $0.features) } ?? []) + host.features.map(\.name)
      add("nova-full", nova(host, features: Array(Set(all)).sorted()))
    }
    add("cpuinfo", cpuinfo(without: hidden))
    add("lscpu", lscpu(without: hidden))
    let given = guests(seed: seed).asTold
    if let hostModel = try? CPUMap.builtin.decode(given, as: .guest) {
      add("domcapabilities", domainCapabilities(hostModel))
    }
    add("qemu-host", expansion(FeatureDecoder(.standard).decode(given).present))
    add("traits", traits)
  }

  private mutating func add(_ kind: String, _ text: String) {
    records.append((kind, Document(name: kind, bytes: Array(text.utf8))))
  }

  private var vendor: String { table.vendor ?? "" }

  private var signature: (family: UInt32, model: UInt32, stepping: UInt32) {
    let eax = table.leaves[CPUIDLeaf(eax: 1)]?.eax ?? 0
    return (eax >> 20 & 0xff + eax >> 8 & 0xf, eax >> 12 & 0xf0 + eax >> 4 & 0xf, eax & 0xf)
  }

  private var dump: String {
    var text = "CPU 0:\n"
    for leaf in table.leaves.keys.sorted(by: { ($0.eax, $0.ecx) < ($1.eax, $1.ecx) }) {
      let answer = table.leaves[leaf] ?? CPUIDRegisters()
      text +=
        "   0x\(padded(leaf.eax)) 0x\(padded(leaf.ecx, 2)): eax=0x\(padded(answer.eax)) ebx=0x\(padded(answer.ebx)) "
        + "ecx=0x\(padded(answer.ecx)) edx=0x\(padded(answer.edx))\n"
    }
    return text
  }

  private func capabilities(_ host: CPUDefinition) -> String {
    var host = host
    // Without a mode libvirt prints no model.
    host.mode = .custom
    return "<capabilities><host>\n\(host.xml(indentation: 2))</host></capabilities>\n"
  }

  private func nova(_ host: CPUDefinition, features: [String]) -> String {
    let names = features.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      {"arch": "x86_64", "model": "\(host.model ?? "")", "vendor": "\(host.vendor ?? "")", "features": [\(names)],
       "topology": {"cells": 1, "sockets": 1, "cores": 2, "threads": 1}}
      """
  }

  private func flags(without hidden: Set<String>) -> [String] {
    let vendor = VendorNames.name(of: vendor) ?? vendor
    return LinuxFlagTable.standard.flags.filter { flag in
      guard flag.line == .flags, flag.vendors.isEmpty || flag.vendors.contains(vendor),
        !hidden.contains(flag.name),
        case .mirror(let location) = flag.proof, let feature = catalog.feature(at: location)
      else { return false }
      return decoded.present.contains(feature.index)
    }.map(\.name)
  }

  private func cpuinfo(without hidden: Set<String>) -> String {
    let signature = signature
    return """
      processor\t: 0
      vendor_id\t: \(vendor)
      cpu family\t: \(signature.family)
      model\t\t: \(signature.model)
      stepping\t: \(signature.stepping)
      flags\t\t: \(flags(without: hidden).joined(separator: " "))
      bugs\t\t:
      bogomips\t: 4000.00


      """
  }

  private func lscpu(without hidden: Set<String>) -> String {
    """
    Architecture:            x86_64
    Vendor ID:               \(vendor)
    Flags:                   \(flags(without: hidden).joined(separator: " "))
    NUMA node0 CPU(s):       0
    Vulnerability Meltdown:  Not affected

    """
  }

  /// What KVM gives guests: bits that it passes through are the host's; it clears what no guest has; the rest is drawn.
  private func guests(seed: UInt64) -> CPUIDTable {
    var random = SeededGenerator(seed: seed)
    var table = table
    for feature in catalog.features {
      guard case .cpuid(let leaf, let subleaf, let register) = feature.location.kind, leaf >> 16 != 0x4000
      else { continue }
      let key = CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0)
      guard table.leaves[key] != nil else { continue }
      let bit = UInt32(1) << UInt32(feature.location.bit)
      switch feature.exposure {
      case .passedThrough: continue
      case .never, .requested: table.leaves[key]?[register] &= ~bit
      case .emulated: table.leaves[key]?[register] |= bit
      case .conditional:
        if Bool.random(using: &random) {
          table.leaves[key]?[register] |= bit
        } else {
          table.leaves[key]?[register] &= ~bit
        }
      }
    }
    return table
  }

  private func domainCapabilities(_ hostModel: CPUDefinition) -> String {
    let features = hostModel.features.map {
      "<feature policy='\($0.policy?.rawValue ?? "require")' name='\($0.name)'/>"
    }
    let vendor = hostModel.vendor.map { "<vendor>\($0)</vendor>" } ?? ""
    return """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch><cpu>
      <mode name='host-model' supported='yes'><model fallback='forbid'>\(hostModel.model ?? "")</model>\(vendor)
      \(features.joined(separator: "\n"))
      </mode></cpu></domainCapabilities>
      """
  }

  /// QEMU's reply, with properties that are no features beside them.
  private func expansion(_ present: FeatureSet) -> String {
    let signature = signature
    var properties = [
      "\"family\": \(signature.family)", "\"model\": \(signature.model)",
      "\"stepping\": \(signature.stepping)",
      "\"vendor\": \"\(vendor)\"",
    ]
    properties += [
      "check", "enforce", "kvm", "pmu", "migratable", "host-cache-info", "l3-cache", "hv-relaxed",
      "x-later-property",
    ].map { "\"\($0)\": true" }
    for feature in catalog.features {
      guard let name = feature.aliases.first(where: { $0.dialect == .qemu })?.name else { continue }
      properties.append("\"\(name)\": \(present.contains(feature.index))")
    }
    return
      "{\"return\": {\"model\": {\"name\": \"host\", \"props\": {\(properties.joined(separator: ", "))}}}}\n"
  }

  /// Traits that nova-compute reported, and two that an operator or an older kernel left behind.
  private var traits: String {
    var names = catalog.features.filter { decoded.present.contains($0.index) }.flatMap(\.aliases)
      .filter { $0.dialect == .trait }.map(\.name)
    names += ["HW_CPU_X86_TSX", "HW_CPU_X86_AVX512F", "HW_CPU_X86_SSE2"]
    return names.joined(separator: "\n") + "\n"
  }
}

extension CPUIDTable {
  /// The leaves that CPUID says it has; programs that read others get what the last one holds.
  fileprivate var asTold: CPUIDTable {
    var told = self
    told.leaves = leaves.filter { leaf, _ in
      if case .registers = answer(leaf: leaf.eax, subleaf: leaf.ecx) { true } else { false }
    }
    return told
  }
}

private func padded(_ value: UInt32, _ digits: Int = 8) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
