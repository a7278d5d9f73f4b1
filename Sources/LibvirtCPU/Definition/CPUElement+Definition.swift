internal import X86CPU
internal import XMLReading

extension CPUDefinition {
  /// Reads a document whose root is `<cpu>`.
  ///
  /// - Throws: `LibvirtError` if the document is not well-formed, or if libvirt refuses the element.
  ///
  /// - Parameters:
  ///   - kind: Host or guest; nil to decide by `<arch>`, as libvirt does where both are allowed.
  ///   - version: The libvirt that reads it; nil for all that any version reads, in the newest one's words.
  public init(
    xml: [UInt8], as kind: Kind? = nil, version: LibvirtVersion? = nil
  ) throws(LibvirtError) {
    let element: CPUElement
    let name: String
    do {
      let cursor = try XMLCursor(xml)
      name = cursor.name
      element = try CPUElement(cursor)
      try cursor.finish()
    } catch {
      throw LibvirtError(error)
    }
    guard name == "cpu" else {
      throw LibvirtError(.xmlError, "XML does not contain expected 'cpu' element")
    }
    self = try element.definition(as: kind, version: version)
  }
}

extension CPUElement {
  /// Checks the element and creates the definition.
  ///
  /// - Parameters:
  ///   - kind: Host or guest; nil to decide by `<arch>`, as libvirt does where both are allowed.
  ///   - version: The libvirt that reads it; nil for all that any version reads, in the newest one's words.
  /// - Throws: `LibvirtError` with libvirt's message for an invalid element, and the element's line.
  public func definition(
    as kind: CPUDefinition.Kind? = nil, version: LibvirtVersion? = nil
  ) throws(LibvirtError) -> CPUDefinition {
    do {
      return try judged(as: kind, by: version)
    } catch {
      var error = error
      error.line = line
      throw error
    }
  }

  private func judged(
    as asked: CPUDefinition.Kind?, by version: LibvirtVersion?
  ) throws(LibvirtError) -> CPUDefinition {
    let isEarly = version?.readsAttributesByHelpers == false
    if asked == nil, hasArchitectureElement, attributes["match"] != nil {
      throw LibvirtError(
        .xmlError, "'arch' element cannot be used inside 'cpu' element with 'match' attribute'")
    }
    let kind = asked ?? (hasArchitectureElement ? .host : .guest)
    var definition = CPUDefinition(kind, mode: kind == .host ? nil : .custom)
    try readMode(&definition, by: version)
    if isEarly {
      try readEarlyAttributes(&definition, by: version)
    } else {
      try readAttributes(&definition, by: version)
    }
    if kind == .host {
      try readHost(&definition)
      if isEarly { try readEarlyCounter(&definition) } else { try readRegisters(&definition) }
    }
    definition.model = model?.text
    guard kind == .guest || definition.model != nil else {
      throw LibvirtError(.xmlError, "Missing CPU model name")
    }
    if kind == .guest, definition.mode?.isHypervisors != true { try readModelAttributes(&definition) }
    definition.vendor = vendor?.text
    if definition.vendor != nil, definition.model == nil {
      throw LibvirtError(.xmlError, "CPU vendor specified without CPU model")
    }
    if let topology {
      definition.topology =
        isEarly ? try earlyTopology(topology) : try readTopology(topology, by: version)
    }
    try readFeatures(&definition)
    if caches.count > 1 {
      throw LibvirtError(.xmlError, "at most one CPU cache element may be specified")
    }
    if let cache = caches.first {
      definition.cache = isEarly ? try earlyCache(cache) : try readCache(cache)
    }
    if let physicalAddress, version?.knowsAddressBits != false {
      definition.physicalAddress = try readPhysicalAddress(physicalAddress, by: version)
    }
    return definition
  }

  private func readMode(
    _ definition: inout CPUDefinition, by version: LibvirtVersion?
  ) throws(LibvirtError) {
    guard let text = attributes["mode"] else { return }
    guard definition.kind == .guest else {
      throw LibvirtError(.unsupportedConfiguration, "Attribute mode is only allowed for guest CPU")
    }
    guard let mode = CPUDefinition.Mode(rawValue: text),
      mode != .maximum || version?.knowsMaximumMode != false
    else { throw LibvirtError(.unsupportedConfiguration, "Invalid mode attribute '\(text)'") }
    definition.mode = mode
  }

  private func readAttributes(
    _ definition: inout CPUDefinition, by version: LibvirtVersion?
  ) throws(LibvirtError) {
    let element = Attributes(attributes, of: "cpu")
    if let isMigratable = try element.choice("migratable", ["on": true, "off": false]) {
      guard definition.mode?.isHypervisors == true else {
        throw LibvirtError(
          .unsupportedConfiguration,
          "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode")
      }
      definition.migratable = isMigratable
    }
    guard definition.kind == .guest else { return }
    definition.match = try element.choice("match") ?? .exact
    if element["check"] != "default" { definition.check = try element.choice("check") }
    // libvirt before 11.0.0 ignores it, whatever its value.
    guard version?.printsDeprecatedFeatures != false else { return }
    definition.deprecatedFeatures = try element.choice("deprecated_features", ["on": true, "off": false])
  }

  private func readHost(_ definition: inout CPUDefinition) throws(LibvirtError) {
    guard let architecture = architecture?.text else {
      throw LibvirtError(.xmlError, "Missing CPU architecture")
    }
    guard libvirtArchitectures.contains(architecture) else {
      throw LibvirtError(.unsupportedConfiguration, "Unknown architecture \(architecture)")
    }
    definition.architecture = architecture
    if let version = microcode?.attributes["version"] {
      guard let number = unsignedNumber(version, base: 10) else {
        throw LibvirtError(.unsupportedConfiguration, "invalid microcode version")
      }
      definition.microcode = number
    }
  }

  private func readRegisters(_ definition: inout CPUDefinition) throws(LibvirtError) {
    if let signature {
      let element = Attributes(signature.attributes, of: "signature")
      definition.signature = CPUSignature(
        family: try element.required("family", nonZero: true), model: try element.required("model"),
        stepping: try element.required("stepping"))
    }
    if let counter {
      let element = Attributes(counter.attributes, of: "counter")
      definition.timeStampCounter = CPUDefinition.TimeStampCounter(
        frequency: try element.requiredLong("frequency"),
        isScaling: try element.choice("scaling", ["yes": true, "no": false]))
    }
  }

  private func readModelAttributes(_ definition: inout CPUDefinition) throws(LibvirtError) {
    if let text = model?.attributes["fallback"], !text.isEmpty {
      guard let fallback = CPUDefinition.Fallback(rawValue: text) else {
        throw LibvirtError(.unsupportedConfiguration, "Invalid fallback attribute")
      }
      definition.fallback = fallback
    }
    guard let vendorID = model?.attributes["vendor_id"], !vendorID.isEmpty else { return }
    guard vendorID.utf8.count == 12 else {
      throw LibvirtError(.xmlError, "vendor_id must be exactly 12 characters long")
    }
    guard !vendorID.utf8.contains(UInt8(ascii: ",")) else {
      throw LibvirtError(.xmlError, "vendor id is invalid")
    }
    definition.vendorID = vendorID
  }

  private func readFeatures(_ definition: inout CPUDefinition) throws(LibvirtError) {
    if !features.isEmpty, definition.model == nil, definition.mode == .custom {
      throw LibvirtError(.xmlError, "Non-empty feature list specified without CPU model")
    }
    var seen: Set<String> = []
    definition.features.reserveCapacity(features.count)
    for feature in features {
      var policy: CPUDefinition.Policy?
      if definition.kind == .guest {
        policy = .require
        if let text = feature.attributes["policy"] {
          policy = CPUDefinition.Policy(rawValue: text)
          if policy == nil { throw LibvirtError(.unsupportedConfiguration, "Invalid CPU feature policy") }
        }
      }
      guard let name = feature.attributes["name"], !name.isEmpty else {
        throw LibvirtError(.xmlError, "Invalid CPU feature name")
      }
      guard seen.insert(name).inserted else {
        throw LibvirtError(.xmlError, "CPU feature '\(name)' specified more than once")
      }
      definition.features.append(CPUDefinition.Feature(name, policy))
    }
  }

  private func readTopology(
    _ child: Child, by version: LibvirtVersion?
  ) throws(LibvirtError) -> CPUDefinition.Topology {
    let element = Attributes(child.attributes, of: "topology")
    let sockets = try element.required("sockets", nonZero: true)
    let dies = try element.number("dies", nonZero: true) ?? 1
    let clusters =
      version?.printsClusters == false ? 1 : try element.number("clusters", nonZero: true) ?? 1
    let cores = try element.required("cores", nonZero: true)
    let threads = try element.required("threads", nonZero: true)
    return CPUDefinition.Topology(
      sockets: sockets, dies: dies, clusters: clusters, cores: cores, threads: threads)
  }

  private func readCache(_ child: Child) throws(LibvirtError) -> CPUDefinition.Cache {
    let element = Attributes(child.attributes, of: "cache")
    let level = try element.nonNegative("level")
    if let level, !(1...3).contains(level) {
      throw LibvirtError(.xmlError, "invalid CPU cache level, must be in range [1,3]")
    }
    return CPUDefinition.Cache(level: level, mode: try element.requiredChoice("mode"))
  }

  private func readPhysicalAddress(
    _ child: Child, by version: LibvirtVersion?
  ) throws(LibvirtError) -> CPUDefinition.PhysicalAddress {
    let element = Attributes(child.attributes, of: "maxphysaddr")
    let mode: CPUDefinition.PhysicalAddress.Mode = try element.requiredChoice("mode")
    let bits = try element.nonNegative("bits")
    let limit = version?.knowsAddressLimits == false ? nil : try element.number("limit", nonZero: true)
    if limit != nil, mode != .passthrough {
      throw LibvirtError(
        .unsupportedConfiguration,
        "attribute 'limit' is only supported for maxphysaddr mode 'passthrough'")
    }
    return CPUDefinition.PhysicalAddress(mode: mode, bits: bits, limit: limit.map { Int($0) })
  }
}
