public import CPUCompatibility
internal import HostSnapshots
internal import XMLReading

extension GuestMachine {
  /// Reads what a `<domain>` says beside its CPU; nil for a document with another root.
  ///
  /// - Throws: `ReadError` for XML that is not well-formed.
  public init?(_ document: Document) throws(ReadError) {
    self.init()
    var isDomain = false
    do throws(XMLError) {
      let cursor = try XMLCursor(document.bytes)
      if cursor.name == "domain" {
        isDomain = true
        try read(cursor)
      }
    } catch {
      throw ReadError(document: document.name, reason: error.reason, line: error.line, column: error.column)
    }
    guard isDomain else { return nil }
  }

  private mutating func read(_ domain: XMLCursor) throws(XMLError) {
    var found = self
    var marks = GuestMarks()
    found.type = domain.attribute("type")
    try domain.forEachChild { child throws(XMLError) in
      switch child.name {
      case "metadata":
        try child.forEachChild { owner throws(XMLError) in
          if let namespace = owner.namespace { marks.namespaces.append(namespace) }
        }
      case "sysinfo": try marks.readSystem(child)
      case "name": found.name = try child.text()
      case "uuid": found.uuid = try child.text()
      case "memory":
        let unit = child.attribute("unit") ?? "KiB"
        found.memory = memoryBytes(try child.text(), unit: unit)
      case "vcpu": found.cpus = UInt64(try child.text().trimmingBlanks).flatMap { $0 > 0 ? $0 : nil }
      case "os":
        try child.forEachChild { part throws(XMLError) in
          switch part.name {
          case "type":
            found.architecture = part.attribute("arch")
            found.machine = part.attribute("machine")
          case "kernel", "initrd", "loader", "nvram": marks.paths.append(try part.text())
          default: break
          }
        }
      case "features":
        try child.forEachChild { part throws(XMLError) in
          if let state = part.attribute("state") { found.features[part.name] = state }
          guard part.name == "hyperv" || part.name == "kvm" else { return }
          // The cursor moves to the children, and its name with it.
          let group = part.name
          if let mode = part.attribute("mode") { found.features[group] = mode }
          try part.forEachChild { feature throws(XMLError) in
            if let state = feature.attribute("state") {
              found.features["\(group).\(feature.name)"] = state
            }
            if feature.name == "reenlightenment", feature.attribute("state") == "on" {
              found.offersReenlightenment = true
            }
          }
        }
      case "clock":
        try child.forEachChild { timer throws(XMLError) in
          guard timer.name == "timer", timer.attribute("name") == "tsc" else { return }
          found.counterFrequency = timer.attribute("frequency").flatMap { UInt64($0) }
        }
      case "devices":
        try child.forEachChild { device throws(XMLError) in
          if device.name == "emulator" {
            found.emulator = try device.text()
          } else {
            try marks.readPaths(device)
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

extension GuestMarks {
  /// What a `<sysinfo>` says of the machine.
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
  fileprivate mutating func readPaths(_ device: XMLCursor) throws(XMLError) {
    var found: [String] = []
    try device.forEachChild { child throws(XMLError) in
      guard child.name == "source" else { return }
      found += ["file", "dev", "dir", "path"].compactMap(child.attribute)
    }
    paths += found
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

/// The machine types that `<capabilities>` list for x86, by the emulator's path; empty for any other document.
func machineTypes(inCapabilities document: Document) -> [String: Set<String>] {
  var found: [String: Set<String>] = [:]
  do throws(XMLError) {
    let cursor = try XMLCursor(document.bytes)
    guard cursor.name == "capabilities" else { return [:] }
    try cursor.forEachChild { guest throws(XMLError) in
      guard guest.name == "guest" else { return }
      try guest.forEachChild { arch throws(XMLError) in
        guard arch.name == "arch", arch.attribute("name") == "x86_64" || arch.attribute("name") == "i686"
        else { return }
        var emulator: String?
        var names: Set<String> = []
        try arch.forEachChild { part throws(XMLError) in
          switch part.name {
          case "emulator": emulator = try part.text()
          case "machine":
            names.insert(try part.text())
            if let canonical = part.attribute("canonical") { names.insert(canonical) }
          default: break
          }
        }
        if let emulator, !names.isEmpty { found[emulator, default: []].formUnion(names) }
      }
    }
  } catch {
    // The document was read before; what it then lacks is not known.
    return [:]
  }
  return found
}

/// The machine types in QEMU's reply to `query-machines`; nil for any other text.
func machineTypes(inReply text: String) -> Set<String>? {
  guard case .object(let reply)? = try? JSONValue.parse(Array(text.utf8), document: "query-machines"),
    let machines = reply["return"]?.elements
  else { return nil }
  var names: Set<String> = []
  for machine in machines {
    guard let name = machine["name"]?.string else { return nil }
    names.insert(name)
    if let alias = machine["alias"]?.string { names.insert(alias) }
  }
  return names
}
