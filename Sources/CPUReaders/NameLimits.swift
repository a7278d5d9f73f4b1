internal import ArmCPU
internal import HostSnapshots
internal import LibvirtCPU
internal import S390Compatibility

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
      case .s390x(let record): record.names
      case .snapshot(let snapshot): snapshot.parts.map(\.source)
      // Their readers take no word of such a length for a flag or a trait.
      case .traits, .qemu, .registers: []
      }
    return (of + [hostName]).compactMap(\.self)
  }
}

extension S390Record {
  /// The names that the record gives: of models, features and files.
  fileprivate var names: [String?] {
    let models = [offer, guest.map { S390Model($0.model ?? "", $0.features) }] + answers.flatMap(\.models)
    return models.compactMap(\.self).flatMap { [$0.name] + $0.properties.keys } + [guest?.mode]
      + (deprecated ?? []).map(\.self) + answers.flatMap(\.words)
  }
}

extension S390Answer {
  /// The models in the answer.
  fileprivate var models: [S390Model?] {
    switch self {
    case .comparison(let a, let b, _, _): [a, b]
    case .baseline(let a, let b, let model): [a, b, model]
    case .refusal(let a, let b, _): [a, b]
    case .definition, .hypervisor: []
    }
  }

  /// The other names in it.
  fileprivate var words: [String] {
    switch self {
    case .comparison(_, _, _, let responsible): responsible
    case .definition(let definition): [definition.name] + definition.missing
    case .hypervisor(let file, _): [file]
    case .baseline, .refusal: []
    }
  }
}
