internal import CPUCompatibility
internal import CPUReaders
internal import MartletQuestions

/// Answers of Proxmox VE's API, each under its path: `/nodes/NODE/status`, `/nodes/NODE/qemu/VMID/config` and
/// `…/status/current`.
///
/// The list of flags is that of the node's first logical CPU. `/nodes/NODE/capabilities/qemu/cpu` lists the models that Proxmox
/// knows, not those that the node can run, so that it is no evidence. Proxmox starts guests without libvirt but with QEMU's
/// `enforce`, which refuses what libvirt refuses: a feature that the host does not give.
///
/// - SeeAlso: proxmox pve-common src/PVE/ProcFSTools.pm, read_cpuinfo; pve-manager PVE/API2/Nodes.pm, status; qemu-server
///   src/PVE/QemuServer/CPUConfig.pm, get_cpu_models and get_cpu_options.
struct ProxmoxAnswer {
  private var nodes: [String: AnswerNode] = [:]
  private var guests: [String: Guest] = [:]

  private struct Guest {
    var node: String
    var config, current: AnswerNode?
  }

  init(_ root: AnswerNode) {
    for (path, value) in root.members {
      // The API wraps what pvesh prints.
      let answer = value["data"] ?? value
      let words = path.split(separator: "/").map(String.init)
      guard words.count >= 3, words[0] == "nodes" else { continue }
      switch Array(words.dropFirst(2)) {
      case ["status"]: nodes[words[1]] = answer
      case let rest where rest.count == 3 && rest[0] == "qemu" && rest[2] == "config":
        guests[rest[1], default: Guest(node: words[1])].config = answer
      case let rest where rest.count == 4 && rest[0] == "qemu" && rest[2] == "status" && rest[3] == "current":
        guests[rest[1], default: Guest(node: words[1])].current = answer
      default: break
      }
    }
  }

  func inventory(_ document: String, _ records: Records) throws(QuestionError) -> FleetInventory {
    var inventory = FleetInventory(format: "")
    var places: [String: Int] = [:]
    for (name, status) in nodes.sorted(by: { $0.key < $1.key }) {
      places[name] = inventory.hosts.count
      inventory.hosts.append(try host(status, name, records))
    }
    for (id, guest) in guests.sorted(by: { $0.key < $1.key }) {
      // A template or a guest that is stopped is started anywhere.
      guard let config = guest.config, config["template"]?.boolean != true,
        guest.current?["status"]?.string ?? "running" == "running"
      else { continue }
      guard let definition = Self.definition(config, id, current: guest.current) else { continue }
      inventory.guests.append(
        FleetInventory.FoundGuest(
          name: definition.name, uuid: definition.uuid?.lowercased(), host: places[guest.node],
          running: definition.document(in: document)))
    }
    return inventory
  }

  private func host(
    _ status: AnswerNode, _ name: String, _ records: Records
  ) throws(QuestionError) -> FleetInventory.FoundHost {
    let info = status["cpuinfo"]
    let brand = info?["model"]?.string ?? ""
    // The vendor stands in the processor's own name (Intel SDM vol. 2A, CPUID, Processor Brand String; AMD APM vol. 3, Fn8000_0002).
    let vendor = brand.contains("Intel(R)") ? "GenuineIntel" : brand.hasPrefix("AMD ") ? "AuthenticAMD" : nil
    var text = "processor\t: 0\n"
    if let vendor { text += "vendor_id\t: \(vendor)\n" }
    if !brand.isEmpty { text += "model name\t: \(brand)\n" }
    text += "flags\t\t: \(info?["flags"]?.string ?? "")\n\n"
    var cpu: HostCPU
    if info?["flags"]?.string?.isEmpty == false {
      let read = try records.inventory(of: Document(name: name, bytes: Array(text.utf8)))
      cpu = read.hosts[0].cpu
    } else {
      cpu = HostCPU(
        name: name, architecture: nil, vendor: vendor.map { $0 == "GenuineIntel" ? "Intel" : "AMD" },
        modelName: nil,
        observations: [], brand: brand.isEmpty ? nil : brand)
    }
    var configuration = HostConfiguration(captured: "")
    configuration.kernelRelease =
      status["current-kernel"]?["release"]?.string
      ?? status["kversion"]?.string?.split(separator: " ").dropFirst().first.map(String.init)
    cpu.configuration = configuration
    cpu.name = name
    var found = FleetInventory.FoundHost(name: name, selector: nodes.count > 1 ? name : nil, cpu: cpu)
    found.facts.cpus = info?["cpus"]?.integer
    found.facts.memory = status["memory"]?["total"]?.integer.flatMap { UInt64(exactly: $0) }
    return found
  }

  /// The definition that means what Proxmox starts QEMU with; nil for a custom model, which the configuration does not tell.
  ///
  /// - SeeAlso: qemu-server src/PVE/QemuServer/CPUConfig.pm, builtin_models, get_pve_cpu_flags, resolve_cpu_flags and
  ///   depreacated_cpu_map; src/PVE/QemuServer.pm, confdesc.
  static func definition(_ config: AnswerNode, _ id: String, current: AnswerNode?) -> ManagedDefinition? {
    let words = (config["cpu"]?.string ?? "kvm64").split(separator: ",").map(String.init)
    var settings: [String: String] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { settings[parts[0]] = parts[1] } else { settings["cputype"] = word }
    }
    let type = settings["cputype"] ?? "kvm64"
    guard !type.hasPrefix("custom-") else { return nil }
    let name = config["name"]?.string.map { "\(id)/\($0)" } ?? id
    var definition = ManagedDefinition(name: name, uuid: Self.uuid(config), mode: "custom")
    var flags: [(name: String, policy: String)] = []
    switch type {
    case "host": definition.mode = "host-passthrough"
    case "max": definition.mode = "maximum"
    case _ where Self.builtin[type] != nil:
      definition.model = "qemu64"
      flags = (Self.builtin[type] ?? []).map { ($0, "require") }
    case "Icelake-Client", "Icelake-Client-noTSX":
      definition.model = type.replacing("Client", with: "Server")
    default: definition.model = type
    }
    if type == "kvm64" { flags.append(("lahf_lm", "require")) }
    if type == "kvm64" || type == "kvm32" { flags.append(("sep", "require")) }
    if type.hasPrefix("Opteron") { flags.append(("rdtscp", "disable")) }
    if config["ostype"]?.string == "solaris" { flags.append(("x2apic", "disable")) }
    for word in (settings["flags"] ?? "").split(separator: ";") {
      guard let sign = word.first, sign == "+" || sign == "-" else { continue }
      let flag = String(word.dropFirst())
      // Hyper-V's interfaces are no features of the CPU; nested-virt means the flag of the host's vendor.
      guard !flag.hasPrefix("hv-"), flag != "nested-virt" else { continue }
      flags.removeAll { $0.name == flag }
      flags.append((flag, sign == "+" ? "require" : "disable"))
    }
    definition.features = flags
    definition.isKVMHidden = settings["hidden"] == "1"
    definition.isEmulated = config["kvm"]?.boolean == false
    definition.machine =
      current?["running-machine"]?.string?.split(separator: "+").first.map(String.init)
      ?? config["machine"]?.string?.split(separator: ",").first.map(String.init)
    let cores = config["cores"]?.integer ?? 1
    definition.cpus = max(1, min(cores, 4096)) * max(1, min(config["sockets"]?.integer ?? 1, 64))
    definition.memory = config["memory"]?.integer.flatMap { $0 > 0 && $0 < 1 << 40 ? $0 << 20 : nil }
    definition.hasHostDevice = config.members.contains { $0.key.hasPrefix("hostpci") }
    return definition
  }

  private static func uuid(_ config: AnswerNode) -> String? {
    config["smbios1"]?.string?.split(separator: ",").first { $0.hasPrefix("uuid=") }.map {
      String($0.dropFirst(5))
    }
  }

  /// What Proxmox's own models add to qemu64, by libvirt's names.
  ///
  /// - SeeAlso: qemu-server src/PVE/QemuServer/CPUConfig.pm, builtin_models.
  private static let builtin: [String: [String]] = {
    let second = ["popcnt", "pni", "sse4.1", "sse4.2", "ssse3"]
    let third = ["aes"] + second + ["avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"]
    return [
      "x86-64-v2": second, "x86-64-v2-AES": ["aes"] + second, "x86-64-v3": third,
      "x86-64-v4": third + ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"],
    ]
  }()
}
