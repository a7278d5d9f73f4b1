package import CPUCompatibility
package import HostSnapshots
internal import XMLReading

extension Snapshot {
  /// The names of the guests whose definitions the snapshot holds, in order.
  package var guestNames: [String] {
    Set(parts(.domain).compactMap { $0.about?["domain"] }).sorted()
  }

  /// The definition of the guest of that name: the one that it runs with, else the one that it is started with; nil if there is none.
  package func definition(ofGuest name: String) -> Part? {
    let parts = parts(.domain).filter { $0.about?["domain"] == name }
    for state in ["live", "migratable", "inactive"] {
      if let part = parts.first(where: { $0.about?["state"] == state }) { return part }
    }
    return parts.first
  }

  /// What libvirt said of a guest's snapshots, checkpoints and block jobs; nil if it was not asked, or the part is not whole.
  package func state(ofGuest name: String) -> GuestState? {
    guard let part = parts(.domainState).first(where: { $0.about?["domain"] == name }) else { return nil }
    var values: [String: [String]] = [:]
    for line in part.content.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").map(String.init)
      if let key = words.first { values[key] = Array(words.dropFirst()) }
    }
    guard let snapshots = values["snapshots"]?.first.flatMap({ Int($0) }),
      let checkpoints = values["checkpoints"]?.first.flatMap({ Int($0) }), let jobs = values["block-jobs"],
      snapshots >= 0, checkpoints >= 0
    else { return nil }
    return GuestState(snapshots: snapshots, checkpoints: checkpoints, blockJobs: jobs)
  }
}

/// The targets of the disks in a guest's definition, such as `vda`; empty for any other text.
package func diskTargets(inDefinition text: String) -> [String] {
  let document = Document(name: "definition", bytes: Array(text.utf8))
  return ((try? GuestMachine(document)) ?? nil)?.disks ?? []
}

/// The QEMU binaries for 64-bit guests that `virsh capabilities` lists, in order; empty for any other document.
///
/// - SeeAlso: libvirt 9.0.0 docs/formatcaps.rst, guest.
package func emulators(inCapabilities text: String) -> [String] {
  var found: Set<String> = []
  do throws(XMLError) {
    let cursor = try XMLCursor(Array(text.utf8))
    guard cursor.name == "capabilities" else { return [] }
    try cursor.forEachChild { guest throws(XMLError) in
      guard guest.name == "guest" else { return }
      try guest.forEachChild { arch throws(XMLError) in
        guard arch.name == "arch", arch.attribute("name") == "x86_64" else { return }
        try arch.forEachChild { part throws(XMLError) in
          if part.name == "emulator" { found.insert(try part.text()) }
        }
      }
    }
  } catch {
    return []
  }
  return found.sorted()
}
