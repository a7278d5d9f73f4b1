internal import ArmCPU
internal import HostSnapshots

extension Snapshot {
  /// The arm64 host in the snapshot: its parts folded into one record; nil if it is of another machine.
  ///
  /// Registers of a virtual CPU belong to the cores with their MIDR_EL1. A part that cannot be read counts as missing.
  ///
  /// - Throws: `ReadError` for a list of registers or a /proc/cpuinfo of arm64 that is damaged.
  func armRecord(in document: Document) throws(ReadError) -> ArmRecord? {
    guard let text = text(from: "/proc/cpuinfo"), text.contains("CPU implementer"),
      case .arm(var record)? = try Reader.readHere(
        Document(name: document.name, bytes: Array(text.utf8)), format: "cpuinfo"
      ).cpus.first
    else { return nil }
    record.hostName = identity.hostName
    record.kernel = self.text(from: "/proc/sys/kernel/osrelease")?.trimmingBlanks
    for part in parts {
      guard let format = part.document, part.source != "/proc/cpuinfo" else { continue }
      let inner = Document(name: part.source, bytes: try part.bytes(in: document))
      let isRegisters = part.kind == Snapshot.Kind.armRegisters.rawValue
      let reading: Reading
      do throws(ReadError) {
        reading = try Reader.readHere(inner, format: format)
      } catch {
        guard isRegisters else { continue }
        throw error
      }
      guard case .arm(let other)? = reading.cpus.first, other.guest == nil else { continue }
      if isRegisters {
        record.point = other.point
        for core in other.cores { record.give(core) }
      }
      record.counterFrequency = record.counterFrequency ?? other.counterFrequency
      record.guestAddressBits = record.guestAddressBits ?? other.guestAddressBits
      record.model = record.model ?? other.model
      record.vendor = record.vendor ?? other.vendor
      // KVM's own answer counts before that of one QEMU.
      record.properties.merge(other.properties) { first, new in isRegisters ? new : first }
    }
    return record
  }
}

extension ArmRecord {
  /// Adds a virtual CPU's registers to the core with the same MIDR_EL1; the words stay.
  fileprivate mutating func give(_ core: ArmCore) {
    let place = cores.firstIndex { $0[.mainID] == core[.mainID] && $0.listed == nil }
    guard let place else { return cores.append(core) }
    cores[place].registers.merge(core.registers) { _, new in new }
    cores[place].listed = core.listed
    cores[place].writable = core.writable
  }
}
