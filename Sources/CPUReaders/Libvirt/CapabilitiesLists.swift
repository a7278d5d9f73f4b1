internal import CPUCompatibility
internal import XMLReading

/// What `<capabilities>` list besides the host's CPU, read at one go; empty for any other document.
struct CapabilitiesLists {
  /// The logical CPUs, NUMA nodes and sizes of pages; nil for none.
  private(set) var resources: HostResources?
  /// The machine types for x86, by the emulator's path.
  private(set) var machineTypes: [String: Set<String>] = [:]

  init(_ document: Document) {
    var lists = (resources: HostResources(), machineTypes: [String: Set<String>]())
    do throws(XMLError) {
      let cursor = try XMLCursor(document.bytes)
      guard cursor.name == "capabilities" else { return }
      try cursor.forEachChild { part throws(XMLError) in
        switch part.name {
        case "host": try Self.read(host: part, &lists.resources)
        case "guest": try Self.read(guest: part, &lists.machineTypes)
        default: break
        }
      }
    } catch {
      // The document was read before; what it lacks now is unknown.
      return
    }
    resources = lists.resources == HostResources() ? nil : lists.resources
    machineTypes = lists.machineTypes
  }

  private static func read(host: XMLCursor, _ found: inout HostResources) throws(XMLError) {
    try host.forEachChild { part throws(XMLError) in
      guard part.name == "topology" else { return }
      try part.forEachChild { cells throws(XMLError) in
        guard cells.name == "cells" else { return }
        try cells.forEachChild { cell throws(XMLError) in
          guard cell.name == "cell" else { return }
          if let number = cell.attribute("id").flatMap({ Int($0) }) { found.nodes.insert(number) }
          try cell.forEachChild { entry throws(XMLError) in
            switch entry.name {
            case "pages":
              if let size = entry.attribute("size").flatMap({ UInt64($0) }) { found.pageSizes.insert(size) }
            case "cpus":
              try entry.forEachChild { cpu throws(XMLError) in
                if let number = cpu.attribute("id").flatMap({ Int($0) }) { found.cpus.insert(number) }
              }
            default: break
            }
          }
        }
      }
    }
  }

  private static func read(guest: XMLCursor, _ found: inout [String: Set<String>]) throws(XMLError) {
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
