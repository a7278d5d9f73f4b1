public import CPUCompatibility
internal import HostSnapshots
internal import XMLReading

extension GuestMachine {
  /// Reads the parts of a `<domain>` besides its CPU; nil for a document with another root.
  ///
  /// - Throws: `ReadError` if the XML is not well-formed.
  public init?(_ document: Document) throws(ReadError) {
    self.init()
    var isDomain = false
    do throws(XMLError) {
      let cursor = try XMLCursor(document.bytes)
      if cursor.name == "domain" {
        isDomain = true
        try read(cursor)
        try DefinitionPart.domain.noteUnknown(in: XMLCursor(document.bytes), &self)
      }
    } catch {
      throw ReadError(document: document.name, reason: error.reason, line: error.line, column: error.column)
    }
    guard isDomain else { return nil }
  }

  private mutating func read(_ domain: XMLCursor) throws(XMLError) {
    var found = self
    var marks = GuestMarks()
    var seen: Set<String> = []
    found.type = domain.attribute("type")
    try domain.forEachChild { child throws(XMLError) in
      switch child.name {
      case "metadata":
        try child.forEachChild { owner throws(XMLError) in
          guard let namespace = owner.namespace else { return }
          marks.namespaces.append(namespace)
          // Nova nova/virt/libvirt/config.py, LibvirtConfigGuestMetaNovaInstance and LibvirtConfigGuestMetaNovaFlavor.
          guard namespace.hasPrefix("http://openstack.org/xmlns/libvirt/nova/") else { return }
          try owner.forEachChild { part throws(XMLError) in
            // Names are as written, such as nova:flavor.
            guard part.namespace == namespace, part.name.split(separator: ":").last == "flavor",
              found.flavor == nil
            else { return }
            found.flavor = part.attribute("name")
          }
        }
      case "sysinfo": try marks.readSystem(child)
      // Of what a definition should have once, libvirt reads the first.
      case "name": if found.name == nil { found.name = try child.text() }
      case "uuid": if found.uuid == nil { found.uuid = try child.text() }
      case "memory":
        guard seen.insert("memory").inserted else { return }
        let unit = child.attribute("unit") ?? "KiB"
        found.memory = memoryBytes(try child.text(), unit: unit)
      case "vcpu":
        guard seen.insert("vcpu").inserted else { return }
        found.readPin(child)
        found.cpus = UInt64(try child.text().trimmingBlanks).flatMap { $0 > 0 ? $0 : nil }
      case "cputune":
        try child.forEachChild { pin throws(XMLError) in
          guard ["vcpupin", "emulatorpin", "iothreadpin"].contains(pin.name) else { return }
          found.readPin(pin)
        }
      case "numatune":
        try child.forEachChild { part throws(XMLError) in
          guard let set = part.attribute("nodeset") else { return }
          if let nodes = numbers(inSet: set) {
            found.boundNodes.formUnion(nodes)
          } else {
            found.note(.unknownPart, "nodeset='\(set)'")
          }
        }
      case "memoryBacking":
        try child.forEachChild { part throws(XMLError) in
          if part.name == "source", part.attribute("type") == "file" {
            found.note(.fileMemory, "memory in a file")
          }
          guard part.name == "hugepages" else { return }
          var sizes: Set<UInt64> = []
          try part.forEachChild { page throws(XMLError) in
            guard page.name == "page", let size = page.attribute("size") else { return }
            let unit = page.attribute("unit") ?? "KiB"
            guard let bytes = memoryBytes(size, unit: unit) else {
              found.note(.unknownPart, "huge pages of \(size) \(unit)")
              return
            }
            sizes.insert(bytes >> 10)
          }
          found.hugePageSizes = sizes
          if sizes.isEmpty { found.note(.hugePages, "the host's usual size") }
          for size in sizes.sorted() { found.note(.hugePages, "\(size) KiB") }
        }
      case "launchSecurity":
        guard found.launch == nil else { return }
        let type = child.attribute("type")
        found.launch = try LaunchSecurity(child)
        switch found.launch?.guest {
        case .sev?, .sevES?: found.note(.sev, "sev")
        case .sevSNP?: found.note(.sevSNP, "sev-snp")
        case .tdx?: found.note(.tdx, "tdx")
        // Another architecture's.
        case nil where type == "s390-pv": break
        case nil: if type == nil { found.note(.unknownPart, "<launchSecurity> without a type") }
        }
      case "os":
        let isChosen = child.attribute("firmware") == "efi"
        try child.forEachChild { part throws(XMLError) in
          switch part.name {
          case "type":
            guard seen.insert("type").inserted else { return }
            found.architecture = part.attribute("arch")
            found.machine = part.attribute("machine")
          case "nvram" where part.attribute("type") != nil:
            try part.forEachChild { source throws(XMLError) in
              guard source.name == "source",
                let path = source.attribute("file") ?? source.attribute("dev")
              else { return }
              marks.paths.append(path)
              found.note(.firmware, path)
            }
          case "acpi":
            try part.forEachChild { table throws(XMLError) in
              let path = try table.text()
              if !path.isEmpty { found.note(.firmware, path) }
            }
          case "kernel", "initrd", "loader", "nvram", "dtb", "shim":
            let path = try part.text()
            marks.paths.append(path)
            if !path.isEmpty { found.note(.firmware, path) }
          default: break
          }
        }
        if isChosen, found.obstacles[.firmware] == nil { found.note(.firmware, "UEFI") }
      case "features":
        try child.forEachChild { part throws(XMLError) in
          if let state = part.attribute("state") { found.features[part.name] = state }
          if let state = part.attribute("eoi") { found.features["\(part.name).eoi"] = state }
          guard part.name == "hyperv" || part.name == "kvm" else { return }
          // The cursor moves to the children, and its name with it.
          let group = part.name
          if let mode = part.attribute("mode") {
            found.features[group] = mode
            if group == "hyperv", mode == "passthrough" { found.note(.hypervPassthrough, "hyperv") }
          }
          try part.forEachChild { feature throws(XMLError) in
            let name = "\(group).\(feature.name)"
            if let state = feature.attribute("state") { found.features[name] = state }
            if feature.name == "reenlightenment", feature.attribute("state") == "on" {
              found.offersReenlightenment = true
            }
            try feature.forEachChild { detail throws(XMLError) in
              if let state = detail.attribute("state") { found.features["\(name).\(detail.name)"] = state }
            }
          }
        }
      case "clock":
        try child.forEachChild { timer throws(XMLError) in
          guard timer.name == "timer", let name = timer.attribute("name") else { return }
          if let isPresent = timer.attribute("present") { found.timers[name] = isPresent == "yes" }
          guard name == "tsc" else { return }
          found.counterFrequency = timer.attribute("frequency").flatMap { UInt64($0) }
        }
      case "devices":
        try child.forEachChild { device throws(XMLError) in
          if device.name == "emulator" {
            if found.emulator == nil { found.emulator = try device.text() }
          } else {
            let element = try DefinitionElement(device)
            marks.readPaths(element)
            found.read(element)
          }
        }
      default: break
      }
    }
    marks.name = found.name
    marks.uuid = found.uuid
    found.ownership = GuestOwnership(marks)
    self = found
  }
}

extension GuestMachine {
  /// Reads an element's set of logical CPUs that something of the guest is pinned to.
  fileprivate mutating func readPin(_ pin: XMLCursor) {
    guard let set = pin.attribute("cpuset") else { return }
    if let cpus = numbers(inSet: set) {
      pins.append(cpus)
    } else {
      note(.unknownPart, "cpuset='\(set)'")
    }
  }
}

extension GuestMarks {
  /// The machine's description in a `<sysinfo>`.
  fileprivate mutating func readSystem(_ sysinfo: XMLCursor) throws(XMLError) {
    var entries = system
    try sysinfo.forEachChild { part throws(XMLError) in
      guard part.name == "system" else { return }
      try part.forEachChild { entry throws(XMLError) in
        guard entry.name == "entry", let name = entry.attribute("name") else { return }
        entries[name] = try entry.text().trimmingBlanks
      }
    }
    system = entries
  }

  /// The paths of a device's `<source>`.
  fileprivate mutating func readPaths(_ device: DefinitionElement) {
    for source in device.children where source.name == "source" {
      paths += ["file", "dev", "dir", "path"].compactMap { source[$0] }
    }
  }
}

/// A size in bytes by libvirt's units; nil for anything else.
///
/// - SeeAlso: libvirt 9.0.0 src/util/virutil.c, virScaleInteger.
private func memoryBytes(_ text: String, unit: String) -> UInt64? {
  guard let number = UInt64(text.trimmingBlanks) else { return nil }
  let factor: UInt64
  switch unit {
  case "b", "bytes": factor = 1
  case "KB": factor = 1000
  case "k", "KiB": factor = 1 << 10
  case "MB": factor = 1_000_000
  case "M", "MiB": factor = 1 << 20
  case "GB": factor = 1_000_000_000
  case "G", "GiB": factor = 1 << 30
  case "TB": factor = 1_000_000_000_000
  case "T", "TiB": factor = 1 << 40
  default: return nil
  }
  let (bytes, overflows) = number.multipliedReportingOverflow(by: factor)
  return overflows ? nil : bytes
}
