internal import CPUCompatibility
internal import LibvirtCPU
internal import S390Compatibility
internal import XMLReading

extension Reader {
  /// `virsh capabilities`: the host's CPU from CPUID.
  static let libvirtCapabilities = Reader(
    format: "libvirt-capabilities", title: "virsh capabilities",
    recognises: { $0.rootElement == "capabilities" ? .certain : nil },
    read: { document throws(ReadError) in
      try readXML(document, format: "libvirt-capabilities", root: "capabilities") { root throws(XMLError) in
        var cpus: [RecordedCPU] = []
        try root.forEachChild { child throws(XMLError) in
          guard child.name == "host" else { return }
          try child.forEachChild { part throws(XMLError) in
            // libvirt writes one; where a document has several, the first counts.
            guard part.name == "cpu", cpus.isEmpty else { return }
            cpus.append(try recordedCPU(part, point: .host, name: nil))
          }
        }
        guard !cpus.isEmpty else {
          throw root.error("the capabilities have no <host><cpu>: libvirt could not identify the host's CPU")
        }
        return cpus
      }
    })

  /// `virsh domcapabilities`: the host-model CPU.
  static let libvirtDomainCapabilities = Reader(
    format: "libvirt-domcapabilities", title: "virsh domcapabilities",
    recognises: { $0.rootElement == "domainCapabilities" ? .certain : nil },
    read: { document throws(ReadError) in
      try readXML(
        document, format: "libvirt-domcapabilities", root: "domainCapabilities", readDomainCapabilities)
    })

  /// A domain's definition: the guest's CPU; one that names no CPU gets QEMU's default.
  static let libvirtDomain = Reader(
    format: "libvirt-domain", title: "a domain's XML (virsh dumpxml)",
    recognises: { $0.rootElement == "domain" ? .certain : nil },
    read: { document throws(ReadError) in
      var note: ReadingNote?
      var reading = try readXML(document, format: "libvirt-domain", root: "domain") { root throws(XMLError) in
        var name: String?
        var element: CPUElement?
        // libvirt reads the first of elements that a definition should have once (XPath ./cpu[1], string(./name)).
        var hasType = false
        var arm = ArmLibvirt.Features()
        var machine = GuestMachine()
        machine.type = root.attribute("type")
        try root.forEachChild { child throws(XMLError) in
          switch child.name {
          case "name": if name == nil { name = try child.text() }
          case "os":
            try child.forEachChild { part throws(XMLError) in
              guard part.name == "type", !hasType else { return }
              hasType = true
              machine.architecture = part.attribute("arch")
              machine.machine = part.attribute("machine")
            }
          case "cpu": if element == nil { element = try CPUElement(child) }
          case "features":
            try child.forEachChild { feature throws(XMLError) in
              arm.take(feature)
            }
          case "devices":
            try child.forEachChild { device throws(XMLError) in
              if device.name == "emulator", machine.emulator == nil { machine.emulator = try device.text() }
            }
          default: break
          }
        }
        if ArmLibvirt.isArm(machine.architecture) {
          return [
            ArmLibvirt.guest(element, type: machine.type, arm, name: name)
          ]
        }
        if S390Libvirt.isS390(machine.architecture) { return [S390Libvirt.guest(element, name: name)] }
        if let architecture = machine.architecture, !OtherArchitecture.isX86(architecture) {
          throw root.error(OtherArchitecture.refusal(of: "a domain", architecture))
        }
        var definition = CPUDefinition(.guest)
        if let element { definition = try CPUReaders.definition(of: element, root, as: .guest) }
        if definition.namesNoCPU {
          guard let model = machine.defaultModel else {
            guard element == nil else { return [.libvirt(definition, point: .guest, hostName: name)] }
            throw root.error(noDefault(machine))
          }
          note = ReadingNote(
            "the definition names no CPU: the guest gets QEMU's default, \(model), without what its host lacks"
          )
          definition = definition.taking(defaultModel: model)
        }
        return [.libvirt(definition, point: .guest, hostName: name)]
      }
      if let note { reading.notes.append(note) }
      return reading
    })

  /// A bare `<cpu>`: a host's if it has an `<arch>`, otherwise a guest's.
  static let libvirtCPU = Reader(
    format: "libvirt-cpu", title: "a libvirt <cpu>",
    recognises: { $0.rootElement == "cpu" ? .certain : nil },
    read: { document throws(ReadError) in
      try readXML(document, format: "libvirt-cpu", root: "cpu") { root throws(XMLError) in
        [try recordedCPU(root, point: nil, name: nil)]
      }
    })
}

/// Why the CPU of a domain without a `<cpu>` is unknown.
private func noDefault(_ machine: GuestMachine) -> String {
  guard let type = machine.type, ["kvm", "qemu"].contains(type) else {
    return
      "the domain has no <cpu>, and is of type \(machine.type ?? "(none)"): Martlet knows the default CPU of kvm and qemu"
  }
  return
    "the domain has no <cpu>, and its <emulator> is not given: a 32-bit guest has qemu32 or qemu64 by that"
}

/// Reads a document and requires `root` as its root element.
private func readXML(
  _ document: Document, format: String, root: String,
  _ body: (XMLCursor) throws(XMLError) -> [RecordedCPU]
) throws(ReadError) -> Reading {
  do throws(XMLError) {
    let cursor = try XMLCursor(document.bytes)
    guard cursor.name == root else {
      throw cursor.error("the root is <\(cursor.name)>, but \(format) has <\(root)>")
    }
    let cpus = try body(cursor)
    try cursor.finish()
    return Reading(format: format, cpus: cpus)
  } catch {
    throw ReadError(document: document.name, reason: error.reason, line: error.line, column: error.column)
  }
}

/// Reads the `<cpu>` at the cursor; without a context, an `<arch>` marks a host's.
private func recordedCPU(
  _ cursor: XMLCursor, point: RecordedCPU.LibvirtPoint?, name: String?
) throws(XMLError) -> RecordedCPU {
  let element = try CPUElement(cursor)
  if ArmLibvirt.isArm(element.architectureName), point == nil || point == .host {
    return ArmLibvirt.host(element, name: name)
  }
  if S390Libvirt.isS390(element.architectureName), point == nil || point == .host {
    return S390Libvirt.host(name: name)
  }
  if point == nil, S390Libvirt.isS390(element) { return S390Libvirt.guest(element, name: name) }
  if let architecture = element.architectureName, !OtherArchitecture.isX86(architecture) {
    throw cursor.error(OtherArchitecture.refusal(of: "a CPU", architecture))
  }
  let kind: CPUDefinition.Kind? = point.map { $0 == .guest ? .guest : .host }
  let definition = try definition(of: element, cursor, as: kind)
  return .libvirt(definition, point: point ?? (definition.kind == .host ? .host : .guest), hostName: name)
}

private func definition(
  of element: CPUElement, _ cursor: XMLCursor, as kind: CPUDefinition.Kind?
) throws(XMLError) -> CPUDefinition {
  do {
    return try element.definition(as: kind)
  } catch {
    throw XMLError(error.detail, line: error.line ?? cursor.line)
  }
}

private func readDomainCapabilities(_ root: XMLCursor) throws(XMLError) -> [RecordedCPU] {
  var emulator: String?
  var type: String?
  var architecture: String?
  var hostModel: CPUElement?
  var isUnsupported = false
  var interruptControllers: [String]?
  var definitions: [S390Definition] = []
  try root.forEachChild { child throws(XMLError) in
    switch child.name {
    case "path": emulator = try child.text()
    case "domain": type = try child.text()
    case "arch": architecture = try child.text()
    case "cpu":
      try child.forEachChild { mode throws(XMLError) in
        if S390Libvirt.isS390(architecture), mode.name == "mode", mode.attribute("name") == "custom" {
          definitions += try S390Libvirt.definitions(in: mode)
          return
        }
        guard mode.name == "mode", mode.attribute("name") == "host-model", hostModel == nil else { return }
        if mode.attribute("supported") == "yes" {
          hostModel = try CPUElement(mode, droppingAttributes: true)
        } else {
          isUnsupported = true
        }
      }
    case "features":
      try child.forEachChild { feature throws(XMLError) in
        guard feature.name == "gic" else { return }
        var versions: [String] = []
        let isSupported = feature.attribute("supported") == "yes"
        try feature.forEachChild { list throws(XMLError) in
          guard list.name == "enum", list.attribute("name") == "version" else { return }
          try list.forEachChild { value throws(XMLError) in versions.append(try value.text()) }
        }
        interruptControllers = isSupported ? versions : []
      }
    default: break
    }
  }
  if ArmLibvirt.isArm(architecture) {
    return [ArmLibvirt.domainCapabilities(interruptControllers: interruptControllers)]
  }
  if S390Libvirt.isS390(architecture) {
    return [S390Libvirt.domainCapabilities(hostModel: hostModel, definitions: definitions)]
  }
  if let architecture, !OtherArchitecture.isX86(architecture) {
    throw root.error(OtherArchitecture.refusal(of: "virsh domcapabilities", architecture))
  }
  guard let hostModel else {
    throw root.error(
      isUnsupported
        ? "libvirt reports that this emulator and type do not support host-model"
        : "it has no <mode name='host-model'>: libvirt is older than 3.2.0, or the document is truncated")
  }
  var definition = try definition(of: hostModel, root, as: .guest)
  definition.architecture = architecture
  return [.libvirt(definition, point: .hostModel(emulator: emulator, type: type), hostName: nil)]
}
