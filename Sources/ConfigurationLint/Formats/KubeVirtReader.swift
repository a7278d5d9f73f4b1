internal import YAMLNodes

/// The CPU models in a KubeVirt resource.
struct KubeVirtSettings: Sendable {
  var model: Word?
  var obsolete: [Word] = []
}

/// Reads KubeVirt's manifests: the CPU of virtual machines, and the models of the cluster.
///
/// - SeeAlso: kubevirt staging/src/kubevirt.io/api/core/v1/schema.go, CPU and CPUFeature; types.go,
///   KubeVirtConfiguration.
enum KubeVirtReader {
  static func read(_ text: SourceText, name: String) throws(LintError) -> ParsedConfiguration {
    let documents = try YAMLDocuments(text, name: name)
    var configuration = ParsedConfiguration()
    for root in documents.roots { read(root, documents, &configuration) }
    return configuration
  }

  private static func read(
    _ root: YAMLNode, _ documents: YAMLDocuments, _ configuration: inout ParsedConfiguration,
    isInList: Bool = false
  ) {
    if !isInList, let items = root["items"]?.sequence {
      for item in items { read(item, documents, &configuration, isInList: true) }
      return
    }
    guard let spec = root["spec"], spec.mapping != nil else { return }
    let domain = spec["template"]?["spec"]?["domain"] ?? spec["domain"]
    // An instance type has its CPU's model beside the number of CPUs.
    if let cpu = domain?["cpu"] ?? spec["cpu"], cpu.mapping != nil {
      var guest = guest(cpu, documents, &configuration)
      if let machine = domain?["machine"]?["type"].flatMap(documents.word) { guest.machines = [machine] }
      configuration.cpus.append(guest)
    }
    if let settings = spec["configuration"] { readCluster(settings, documents, &configuration) }
  }

  private static func guest(
    _ cpu: YAMLNode, _ documents: YAMLDocuments, _ configuration: inout ParsedConfiguration
  ) -> ConfiguredCPU {
    var guest = ConfiguredCPU(.libvirt, at: documents.position(cpu))
    guest.mode = .hostModel
    if let model = cpu["model"].flatMap(documents.word) {
      switch model.text {
      case "host-model": guest.modePosition = model.position
      case "host-passthrough":
        guest.mode = .hostPassthrough
        guest.modePosition = model.position
      default:
        guest.mode = .custom
        guest.models = [model]
      }
    }
    for feature in cpu["features"]?.sequence ?? [] {
      guard let name = feature["name"].flatMap(documents.word) else {
        configuration.fault("syntax", documents.position(feature), "a feature has no name")
        continue
      }
      let policy = feature["policy"].flatMap(documents.word)
      guest.wishes.append(LibvirtReader.wish(name, policy: policy, &configuration))
    }
    return guest
  }

  private static func readCluster(
    _ settings: YAMLNode, _ documents: YAMLDocuments, _ configuration: inout ParsedConfiguration
  ) {
    var found = KubeVirtSettings()
    if let node = settings["cpuModel"], let model = documents.word(node) {
      found.model = model
      var cpu = ConfiguredCPU(.libvirt, at: model.position)
      switch model.text {
      case "host-model": cpu.mode = .hostModel
      case "host-passthrough": cpu.mode = .hostPassthrough
      default: cpu.models = [model]
      }
      cpu.modePosition = model.position
      configuration.cpus.append(cpu)
    }
    if let node = settings["minCPUModel"], let model = documents.word(node) {
      var cpu = ConfiguredCPU(.libvirt, at: model.position)
      cpu.purpose = .list
      cpu.models = [model]
      configuration.cpus.append(cpu)
    }
    if let node = settings["obsoleteCPUModels"], let models = node.mapping {
      var cpu = ConfiguredCPU(.libvirt, at: documents.position(node))
      cpu.purpose = .list
      for (key, value) in models {
        guard let word = documents.word(key) else { continue }
        cpu.models.append(word)
        if value.bool == true { found.obsolete.append(word) }
      }
      configuration.cpus.append(cpu)
    }
    configuration.kubeVirt = found
  }
}
