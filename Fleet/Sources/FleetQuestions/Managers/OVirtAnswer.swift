internal import CPUCompatibility
internal import CPUReaders
internal import MartletQuestions

/// Answers of oVirt's API: `host` of /ovirt-engine/api/hosts, `vm` of /ovirt-engine/api/vms and `cluster` of
/// /ovirt-engine/api/clusters, alone or as members of one object.
///
/// oVirt names a host's processor and the cluster type that it fits, but no features: those stay undetermined until a record of
/// the host tells them.
///
/// - SeeAlso: Red Hat Virtualization 4.4 REST API Guide, "Hosts", "Host" and "Vm"; "Cpu" (name, type, topology, mode).
struct OVirtAnswer {
  private let hosts: [AnswerNode]
  private let guests: [AnswerNode]
  /// The clusters that have a CPU type, in the document's order.
  let clusters: [Cluster]

  /// A cluster, whose type decides the CPU of its guests and what its hosts must have.
  ///
  /// - SeeAlso: Red Hat Virtualization 4.4 REST API Guide, "Cluster" (cpu, version).
  struct Cluster {
    var id: String
    var name: String
    var type: String
    /// The compatibility version; nil if the answer does not tell it.
    var version: String?
  }

  init(_ root: AnswerNode) {
    hosts = root["host"]?.elements ?? []
    guests = root["vm"]?.elements ?? []
    clusters = (root["cluster"]?.elements ?? []).compactMap { cluster in
      guard let id = cluster["id"]?.string, let name = cluster["name"]?.string,
        let type = cluster["cpu"]?["type"]?.string, !type.isEmpty
      else { return nil }
      let version = cluster["version"]
      let numbers = [version?["major"]?.integer, version?["minor"]?.integer].compactMap { $0 }
      return Cluster(
        id: id, name: name, type: type,
        version: numbers.count == 2 ? "\(numbers[0]).\(numbers[1])" : nil)
    }
  }

  /// The clusters of hosts, by the hosts' names.
  var clustersOfHosts: [(name: String, cluster: String)] { Self.members(hosts) }

  /// The clusters of running guests whose CPU is their cluster's, by the guests' names.
  var clustersOfGuests: [(name: String, cluster: String)] {
    Self.members(guests.filter { Self.isRunning($0) && Self.definition($0, "").isOfCluster })
  }

  private static func members(_ nodes: [AnswerNode]) -> [(name: String, cluster: String)] {
    nodes.compactMap { node in
      guard let name = node["name"]?.string, let cluster = node["cluster"]?["id"]?.string else { return nil }
      return (name, cluster)
    }
  }

  /// Whether a guest runs, or its state is not told; version 3 of the API has the state one level deeper.
  private static func isRunning(_ guest: AnswerNode) -> Bool {
    let state = guest["status"]?.string ?? guest["status"]?["state"]?.string
    return state == nil || state == "up"
  }

  func inventory(_ document: String) -> FleetInventory {
    var inventory = FleetInventory(format: "")
    var places: [String: Int] = [:]
    for host in hosts {
      guard let name = host["name"]?.string else { continue }
      if let id = host["id"]?.string { places[id] = inventory.hosts.count }
      inventory.hosts.append(self.host(host, name))
    }
    for guest in guests {
      guard let name = guest["name"]?.string, Self.isRunning(guest) else { continue }
      let (definition, isOfCluster) = Self.definition(guest, name)
      inventory.guests.append(
        FleetInventory.FoundGuest(
          name: name, uuid: guest["id"]?.string?.lowercased(),
          host: guest["host"]?["id"]?.string.flatMap { places[$0] },
          running: definition.document(in: document),
          hasMoved: isOfCluster))
    }
    return inventory
  }

  private func host(_ host: AnswerNode, _ name: String) -> FleetInventory.FoundHost {
    let brand = host["cpu"]?["name"]?.string
    let type = host["cpu"]?["type"]?.string
    // Types of clusters begin with the vendor: "Intel Haswell Family", "Secure AMD EPYC".
    let words = (type ?? "").split(separator: " ")
    let vendor = words.contains("Intel") ? "Intel" : words.contains("AMD") ? "AMD" : nil
    var cpu = HostCPU(
      name: name, architecture: nil, vendor: vendor, modelName: type, observations: [], brand: brand)
    var configuration = HostConfiguration(captured: "")
    configuration.libvirtVersion = host["libvirt_version"]?["full_version"]?.string.map(Self.release)
    configuration.commandLine = host["os"]?["reported_kernel_cmdline"]?.string?.split(separator: " ").map(
      String.init)
    cpu.configuration = configuration
    var found = FleetInventory.FoundHost(
      name: name, uuid: host["hardware_information"]?["uuid"]?.string?.lowercased(),
      selector: hosts.count > 1 ? name : nil, cpu: cpu)
    let topology = host["cpu"]?["topology"]
    let counts = ["sockets", "cores", "threads"].compactMap { topology?[$0]?.integer }
    if counts.count == 3 { found.facts.cpus = counts.reduce(1) { $0 * max(1, min($1, 4096)) } }
    found.facts.memory = host["memory"]?.integer.flatMap { UInt64(exactly: $0) }
    return found
  }

  /// `libvirt-9.0.0-10.el9` as the version that it is.
  private static func release(_ text: String) -> String {
    let rest = text.hasPrefix("libvirt-") ? text.dropFirst(8) : text[...]
    return String(rest.prefix { $0.isNumber || $0 == "." })
  }

  /// The definition as far as the API tells it, and whether the cluster decides the CPU, so that the guest's host does not tell it.
  ///
  /// - SeeAlso: Red Hat Virtualization 4.4 REST API Guide, "Vm" (custom_cpu_model, custom_emulated_machine), "CpuMode".
  private static func definition(
    _ guest: AnswerNode, _ name: String
  ) -> (definition: ManagedDefinition, isOfCluster: Bool) {
    var definition = ManagedDefinition(name: name, uuid: guest["id"]?.string, mode: "host-model")
    var isOfCluster = false
    switch guest["cpu"]?["mode"]?.string {
    case "host_passthrough"?: definition.mode = "host-passthrough"
    case "host_model"?: definition.mode = "host-model"
    default:
      // Model and flags: `Haswell-noTSX,+pcid`.
      guard let custom = guest["custom_cpu_model"]?.string, !custom.isEmpty else {
        isOfCluster = true
        break
      }
      let words = custom.split(separator: ",").map(String.init)
      definition.mode = "custom"
      definition.model = words[0]
      definition.features = words.dropFirst().compactMap { word in
        word.hasPrefix("+")
          ? (String(word.dropFirst()), "require")
          : word.hasPrefix("-") ? (String(word.dropFirst()), "disable") : nil
      }
    }
    definition.machine = guest["custom_emulated_machine"]?.string
    let topology = guest["cpu"]?["topology"]
    let counts = ["sockets", "cores", "threads"].compactMap { topology?[$0]?.integer }
    if counts.count >= 2 { definition.cpus = counts.reduce(1) { $0 * max(1, min($1, 4096)) } }
    definition.memory = guest["memory"]?.integer
    return (definition, isOfCluster)
  }
}
