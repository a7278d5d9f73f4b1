internal import ArmCPU
internal import CPUCompatibility
internal import CPUReaders
internal import FailureMessages
internal import ReportContract
internal import Reports
internal import S390Compatibility

extension RecordedCPU {
  /// The record, if it is of an s390x machine or guest, or an answer that names no architecture.
  var s390: S390Record? {
    guard case .s390x(let record) = self else { return nil }
    return record
  }

  /// Whether it is certainly of s390x.
  var isS390: Bool { s390?.architecture != nil }
}

extension Records.Host {
  /// Whether one of its records is certainly of an s390x machine.
  var isS390: Bool { records.contains { $0.cpu.isS390 } }

  /// The host as answers about s390x know it; one of another architecture has nothing but its name.
  fileprivate var s390: S390Host {
    let found = records.compactMap(\.cpu.s390)
    guard !found.isEmpty else {
      return S390Host(name: cpu.name, architecture: cpu.architecture ?? "x86_64")
    }
    return S390Host(found, name: cpu.name)
  }
}

extension S390Report {
  /// The report on a guest, or on what the source offers, where a record of s390x is among them; nil if none is.
  ///
  /// - Parameter guest: The guest's record; nil if there is none.
  /// - Throws: `badInput` for libvirt's answer about other hosts, and for a guest's definition in place of a host.
  static func report(
    guest: Records.Record?, from source: Records.Host?, to destinations: [Records.Host],
    messages: [LogFinding] = [], inputs: [InputReport]
  ) throws(QuestionError) -> S390Report? {
    let hosts = (source.map { [$0] } ?? []) + destinations
    guard guest?.cpu.isS390 == true || hosts.contains(where: \.isS390) else {
      for record in hosts.flatMap(\.records) where record.cpu.s390 != nil {
        throw QuestionError(
          .badInput,
          "\(record.document.name): this is libvirt's answer to hypervisor-cpu-compare, which Martlet reads for s390x; "
            + "give records of the host")
      }
      return nil
    }
    for record in hosts.flatMap(\.records) where record.cpu.s390?.guest != nil {
      throw QuestionError(
        .badInput, "\(record.document.name): this is a guest definition; give a record of a host")
    }
    var host = source?.s390 ?? S390Host(name: "an unknown host", architecture: "s390x")
    var named: (name: String, definition: S390Guest)?
    if let guest {
      let name = guest.cpu.hostName ?? guest.document.name
      if let definition = guest.cpu.s390?.guest {
        named = (name, definition)
      } else {
        // What a guest of another architecture is not moved for, is that.
        host = S390Host(name: name, architecture: guest.cpu.arm?.architecture ?? guest.x86Architecture)
      }
    }
    return S390Report(
      guest: named, in: (guest ?? source?.records.first)?.document.name, from: host,
      to: destinations.map(\.s390), messages: messages, martlet: martletVersion, inputs: inputs)
  }
}
