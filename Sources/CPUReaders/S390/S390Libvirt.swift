internal import LibvirtCPU
internal import S390Compatibility
internal import XMLReading

/// Reads what libvirt says of s390x hosts and guests.
///
/// - SeeAlso: libvirt 11.3 src/cpu/cpu_s390.c: libvirt has no CPU map for s390x and leaves every check to QEMU.
enum S390Libvirt {
  /// Whether it is libvirt's name of the architecture.
  static func isS390(_ architecture: String?) -> Bool { architecture == "s390x" }

  /// Whether a `<cpu>` without an architecture names a model that only QEMU for s390x has.
  static func isS390(_ element: CPUElement) -> Bool {
    element.architectureName == nil && element.modelName.flatMap { S390Model($0).machine } != nil
  }

  /// A host's CPU: libvirt has no more than its architecture.
  static func host(name: String?) -> RecordedCPU {
    var record = S390Record()
    record.hostName = name
    return .s390x(record)
  }

  /// A guest's definition; `virsh hypervisor-cpu-baseline` prints one as well.
  static func guest(_ element: CPUElement?, name: String?) -> RecordedCPU {
    var record = S390Record()
    record.hostName = name
    record.guest = S390Guest(
      mode: element?.mode, model: element?.modelName, features: element.map(features) ?? [:],
      deprecatedFeatures: element?.deprecatedFeatures)
    return .s390x(record)
  }

  /// What libvirt's QEMU offers guests: its host-model, and which definitions run.
  static func domainCapabilities(hostModel: CPUElement?, definitions: [S390Definition]) -> RecordedCPU {
    var record = S390Record()
    record.offer = hostModel.flatMap { element in
      element.modelName.map { S390Model($0, features(of: element)) }
    }
    record.answers = definitions.map { .definition($0) }
    return .s390x(record)
  }

  /// The definitions in `<mode name='custom'>`, with what keeps each from running.
  ///
  /// - SeeAlso: libvirt 11.3 docs/formatdomaincaps.rst, CPU configuration.
  static func definitions(in mode: XMLCursor) throws(XMLError) -> [S390Definition] {
    var definitions: [S390Definition] = []
    var places: [String: Int] = [:]
    try mode.forEachChild { child throws(XMLError) in
      switch child.name {
      case "model":
        let usable = child.attribute("usable")
        let isDeprecated = child.attribute("deprecated") == "yes"
        let name = try child.text()
        if places[name] == nil { places[name] = definitions.count }
        definitions.append(
          S390Definition(
            name, by: .libvirt, isUsable: usable == "yes" ? true : usable == "no" ? false : nil, missing: [],
            isDeprecated: isDeprecated))
      case "blockers":
        guard let place = child.attribute("model").flatMap({ places[$0] }) else { return }
        try child.forEachChild { feature throws(XMLError) in
          if let name = feature.attribute("name") { definitions[place].missing.append(name) }
        }
      default: break
      }
    }
    return definitions
  }

  private static func features(of element: CPUElement) -> [String: Bool] {
    element.featureNames.reduce(into: [:]) { features, feature in
      features[feature.name] = feature.policy != "disable" && feature.policy != "forbid"
    }
  }
}
