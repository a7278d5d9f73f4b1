internal import CPUCompatibility
internal import CPUReaders
internal import ReportContract

/// Tells hosts of one name apart: in every verb by the document that each was read from, or by a number where that is the same too.
enum HostNames {
  /// Gives hosts different names.
  static func tellApart(_ hosts: inout [Records.Host]) {
    let names = different(hosts.map { ($0.cpu.name, $0.label) })
    for (index, name) in names.enumerated() { hosts[index].cpu.tellApart(as: name) }
  }

  /// Gives two hosts different names.
  static func tellApart(_ a: inout Records.Host, _ b: inout Records.Host) {
    var hosts = [a, b]
    tellApart(&hosts)
    (a, b) = (hosts[0], hosts[1])
  }

  /// A different name for each host: its own if no other has it.
  static func different(_ hosts: [(name: String, label: String)]) -> [String] {
    let sharing = Dictionary(grouping: hosts.indices) { hosts[$0].name }
    var used = Set(sharing.filter { $0.value.count == 1 }.keys)
    return hosts.indices.map { index in
      let (name, label) = hosts[index]
      guard let same = sharing[name], same.count > 1 else { return name }
      let differ = Set(same.map { hosts[$0].label }).count > 1
      let base = differ && label != name ? "\(name) (\(label))" : name
      var candidate = base
      var number = 2
      while !used.insert(candidate).inserted {
        candidate = "\(base) (\(number))"
        number += 1
      }
      return candidate
    }
  }
}

extension Records.Host {
  /// The document that it was first read from.
  fileprivate var label: String { records.first?.document.name ?? inputs.first?.name ?? cpu.name }
}
