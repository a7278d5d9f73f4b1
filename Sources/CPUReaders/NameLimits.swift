internal import ArmCPU
internal import HostSnapshots
internal import LibvirtCPU

extension Reading {
  /// Refuses a document with a name that is longer than any that a system gives.
  ///
  /// Nova's names of servers are the longest: 255 characters of up to four bytes. Control characters and marks of text direction in a name are
  /// shown by their numbers where it is written; a host is not left out of an answer for them.
  ///
  /// - Throws: `ReadError` with the name's length.
  func requireShortNames(in document: Document) throws(ReadError) {
    for cpu in cpus {
      guard let long = cpu.names.map(\.utf8.count).first(where: { $0 > CountLimits.nameBytes }) else {
        continue
      }
      throw ReadError(
        document: document.name,
        reason: "a name in it has \(long) bytes; the limit is \(CountLimits.nameBytes)")
    }
  }
}

extension RecordedCPU {
  /// The names that the record gives: of the host or guest, its model and vendor, and of features.
  fileprivate var names: [String] {
    let of: [String?] =
      switch self {
      case .nova(let info): [info.model, info.vendor, info.architecture] + info.features
      case .libvirt(let cpu, _, _): [cpu.model, cpu.vendor, cpu.architecture] + cpu.features.map(\.name)
      case .linux(let info): [info.modelName, info.vendor]
      case .arm(let record):
        [record.model, record.vendor, record.kernel, record.guest?.mode, record.guest?.model]
          + (record.guest?.features.keys.map(\.self) ?? []) + record.cores.flatMap(\.words)
      case .snapshot(let snapshot): snapshot.parts.map(\.source)
      // Their readers take no word of such a length for a flag or a trait.
      case .traits, .qemu, .registers: []
      }
    return (of + [hostName]).compactMap(\.self)
  }
}
