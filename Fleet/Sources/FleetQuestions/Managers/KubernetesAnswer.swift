internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import MartletQuestions
internal import X86CPU

/// Nodes and VirtualMachineInstances as `kubectl` prints them.
///
/// virt-handler labels a node with what libvirt's host-model has there. It adds no label for what is missing, older versions add
/// labels for a part only, and a node that is skipped keeps old ones, so that a missing label proves nothing.
///
/// - SeeAlso: kubevirt pkg/virt-handler/node-labeller/node_labeller.go, prepareLabels and skipNodeLabelling; cpu_plugin.go,
///   loadHostSupportedFeatures and loadDomCapabilities; kubevirt issue 17947.
struct KubernetesAnswer {
  private(set) var nodes: [AnswerNode] = []
  private(set) var instances: [AnswerNode] = []
  /// The pods in which guests run; their selectors say what the next node must have.
  private(set) var launchers: [AnswerNode] = []

  /// The prefixes of labels that name one thing each.
  ///
  /// - SeeAlso: kubevirt staging/src/kubevirt.io/api/core/v1/types.go, CPUFeatureLabel and those beside it.
  enum Label {
    static let feature = "cpu-feature.node.kubevirt.io/"
    static let model = "cpu-model.node.kubevirt.io/"
    static let migrationModel = "cpu-model-migration.node.kubevirt.io/"
    static let hostModel = "host-model-cpu.node.kubevirt.io/"
    static let required = "host-model-required-features.node.kubevirt.io/"
    static let vendor = "cpu-vendor.node.kubevirt.io/"
    static let counter = "cpu-timer.node.kubevirt.io/"
    static let machine = "machine-type.node.kubevirt.io/"
  }

  init(_ root: AnswerNode) {
    for item in root["items"]?.elements ?? [root] {
      switch item["kind"]?.string {
      case "Node"?: nodes.append(item)
      case "VirtualMachineInstance"?: instances.append(item)
      case "Pod"? where item["metadata"]?["labels"]?["kubevirt.io"]?.string == "virt-launcher":
        launchers.append(item)
      default: break
      }
    }
  }

  func inventory(_ document: String, _ records: Records) -> FleetInventory {
    var inventory = FleetInventory(format: "")
    var places: [String: Int] = [:]
    for node in nodes {
      // Other architectures have other features.
      guard let name = node["metadata"]?["name"]?.string,
        node["status"]?["nodeInfo"]?["architecture"]?.string ?? "amd64" == "amd64"
      else { continue }
      places[name] = inventory.hosts.count
      inventory.hosts.append(host(node, name, document, records))
    }
    for instance in instances {
      guard let metadata = instance["metadata"], let name = metadata["name"]?.string else { continue }
      // Of one that does not run there is nothing to move.
      let phase = instance["status"]?["phase"]?.string
      guard phase == nil || phase == "Running", let domain = instance["spec"]?["domain"] else { continue }
      // As nodes; kubevirt staging/src/kubevirt.io/api/core/v1/types.go, VirtualMachineInstanceSpec.Architecture.
      guard instance["spec"]?["architecture"]?.string ?? "amd64" == "amd64" else { continue }
      var definition = Self.definition(
        domain, name: "\(metadata["namespace"]?.string ?? "default")/\(name)",
        machine: instance["status"]?["machine"]?["type"]?.string)
      definition.uuid = domain["firmware"]?["uuid"]?.string ?? metadata["uid"]?.string
      inventory.guests.append(
        FleetInventory.FoundGuest(
          name: definition.name, uuid: definition.uuid?.lowercased(),
          host: instance["status"]?["nodeName"]?.string.flatMap { places[$0] },
          running: definition.document(in: document),
          hasMoved: instance["status"]?["migrationState"]?["completed"]?.boolean ?? false))
    }
    return inventory
  }

  private func host(
    _ node: AnswerNode, _ name: String, _ document: String, _ records: Records
  ) -> FleetInventory.FoundHost {
    let labels = Self.labels(of: node)
    func named(_ prefix: String) -> [String] { Self.names(labels, prefix) }
    var evidence = Evidence()
    for feature in Set(named(Label.feature) + named(Label.required)).sorted() {
      if let index = records.interpreter.map.index(ofFeature: feature) {
        evidence.present.insert(index)
      } else {
        evidence.uncatalogued.insert(feature)
      }
    }
    let point = ObservationPoint.libvirtHostModel(emulator: nil, type: "kvm")
    var cpu = HostCPU(
      name: name, architecture: "x86_64", vendor: named(Label.vendor).first,
      modelName: named(Label.hostModel).first,
      observations: evidence == Evidence()
        ? []
        : [
          Observation(
            point: point, evidence: evidence,
            listing: .undecided(why: "a node's label shows a feature, and a missing label shows nothing"),
            document: document, isComplete: false)
        ])
    for model in named(Label.model) { cpu.customModels.updateValue(true, forKey: model) }
    if let frequency = labels[Label.counter + "tsc-frequency"].flatMap(UInt64.init), frequency > 0 {
      cpu.quantities.append(QuantityReading(.tscFrequency, frequency, at: .libvirtHostCPU, in: document))
    }
    cpu.scalesCounter = labels[Label.counter + "tsc-scalable"].flatMap(Bool.init)
    let machines = Set(named(Label.machine))
    if !machines.isEmpty { cpu.machineTypes = ["": machines] }
    let status = node["status"]
    var configuration = HostConfiguration(captured: "")
    configuration.kernelRelease = status?["nodeInfo"]?["kernelVersion"]?.string
    cpu.configuration = configuration
    var found = FleetInventory.FoundHost(
      name: name, uuid: status?["nodeInfo"]?["systemUUID"]?.string?.lowercased(),
      selector: nodes.count > 1 ? name : nil, cpu: cpu)
    found.facts.cpus = status?["capacity"]?["cpu"]?.integer
    found.facts.memory = status?["capacity"]?["memory"]?.string.flatMap(bytes(ofQuantity:))
    return found
  }

  /// The labels of a node that have a value.
  static func labels(of node: AnswerNode) -> [String: String] {
    Dictionary(
      (node["metadata"]?["labels"]?.members ?? []).compactMap { entry in
        entry.value.string.map { (entry.key, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What labels of one prefix name, ascending.
  static func names(_ labels: [String: String], _ prefix: String) -> [String] {
    labels.filter { $0.key.hasPrefix(prefix) && $0.value == "true" }.map {
      String($0.key.dropFirst(prefix.count))
    }
    .sorted()
  }

  /// The definition that virt-launcher makes of a domain; a model that is not named is the host's.
  ///
  /// - SeeAlso: kubevirt staging/src/kubevirt.io/api/core/v1/schema.go, CPU (Model, Features); types.go, DefaultCPUModel.
  static func definition(_ domain: AnswerNode, name: String, machine: String?) -> ManagedDefinition {
    let cpu = domain["cpu"]
    var definition: ManagedDefinition
    switch cpu?["model"]?.string {
    case nil, "host-model"?: definition = ManagedDefinition(name: name, uuid: nil, mode: "host-model")
    case "host-passthrough"?: definition = ManagedDefinition(name: name, uuid: nil, mode: "host-passthrough")
    case let model?: definition = ManagedDefinition(name: name, uuid: nil, mode: "custom", model: model)
    }
    definition.features = (cpu?["features"]?.elements ?? []).compactMap { feature in
      feature["name"]?.string.map { ($0, feature["policy"]?.string ?? "require") }
    }
    definition.machine = machine ?? domain["machine"]?["type"]?.string
    let counts = ["cores", "sockets", "threads"].map { cpu?[$0]?.integer }
    if counts.contains(where: { $0 != nil }) {
      definition.cpus = counts.reduce(1) { $0 * max(1, min($1 ?? 1, 4096)) }
    }
    let memory = domain["memory"]
    definition.memory =
      (memory?["guest"] ?? domain["resources"]?["requests"]?["memory"])?.string.flatMap(bytes(ofQuantity:))
      .flatMap {
        Int(exactly: $0)
      }
    definition.hugePage = memory?["hugepages"]?["pageSize"]?.string.flatMap(bytes(ofQuantity:)).flatMap {
      Int(exactly: $0 >> 10)
    }
    let devices = domain["devices"]
    definition.hasHostDevice =
      !(devices?["hostDevices"]?.elements ?? []).isEmpty || !(devices?["gpus"]?.elements ?? []).isEmpty
    return definition
  }
}

/// Bytes of a quantity of Kubernetes such as `32Gi`, `65867192Ki` or `2G`; nil for another form.
///
/// - SeeAlso: Kubernetes documentation, "Resource Management for Pods and Containers", memory resource units.
func bytes(ofQuantity text: String) -> UInt64? {
  let units: [String: UInt64] = [
    "": 1, "k": 1000, "M": 1_000_000, "G": 1_000_000_000, "T": 1_000_000_000_000, "Ki": 1 << 10,
    "Mi": 1 << 20,
    "Gi": 1 << 30, "Ti": 1 << 40,
  ]
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  guard let number = UInt64(digits), let unit = units[String(text.dropFirst(digits.count))] else {
    return nil
  }
  let product = number.multipliedReportingOverflow(by: unit)
  return product.overflow ? nil : product.partialValue
}
