internal import CPUCompatibility
internal import CPUReaders
internal import HostSnapshots
internal import LibvirtCPU
internal import X86CPU

/// What a HOST or GUEST stands for in one of libvirt's operations.
enum LibvirtPlace: Sendable, Hashable {
  /// The physical CPU, as `virsh capabilities` prints it.
  case host
  /// The CPU that the hypervisor offers, as `virsh domcapabilities` prints it: KVM's, else that of emulation.
  case hypervisor
  /// A guest's definition.
  case guest
  /// A guest's definition where a guest is named, else the physical CPU.
  case guestOrHost
  /// CPUID and MSRs.
  case registers

  /// Whether a guest may be named.
  var takesGuests: Bool { self == .guest || self == .guestOrHost }

  /// The command whose output is read of a capture; nil for what no command of libvirt's prints.
  var command: String? {
    switch self {
    case .host, .guestOrHost: "virsh capabilities"
    case .hypervisor: "virsh domcapabilities"
    case .guest, .registers: nil
    }
  }

  /// The part of a capture that holds it.
  func part(of snapshot: Snapshot) -> Snapshot.Part? {
    switch self {
    case .host, .guestOrHost: return snapshot.parts(.libvirtCapabilities).first
    case .hypervisor:
      let offers = snapshot.parts(.libvirtDomainCapabilities)
      return offers.first { $0.about?["type"] == "kvm" } ?? offers.first
    case .guest, .registers: return nil
    }
  }

  /// Why a capture does not have it.
  func absence(in snapshot: Snapshot) -> String {
    let kind: Snapshot.Kind = self == .hypervisor ? .libvirtDomainCapabilities : .libvirtCapabilities
    let reason = snapshot.missing.first { $0.kind == kind.rawValue }?.reason
    return reason.map { ": \($0)" } ?? ""
  }
}

extension Records {
  /// Reads what arguments name, for libvirt's operations: files as they are, and of captures and daemons the part that `place` means.
  ///
  /// libvirt answers on all hosts or on none, so a host that does not answer ends the question.
  /// - Throws: As `documents(_:role:)`; the failure of the first host that does not answer; `badInput` for a record without the part.
  func libvirtInputs(
    _ sources: [DocumentSource], as place: LibvirtPlace
  ) async throws(QuestionError) -> [LibvirtInput] {
    var read = try await documents(sources, role: "host")
    if let missed = read.unasked.first { throw missed.error }
    var inputs: [LibvirtInput] = []
    for (document, folder) in read.found {
      if let folder, !Reader.isRecord(document) {
        read.groups[folder].passOver(document)
      } else {
        inputs += try libvirtInputs(in: document, as: place)
      }
    }
    guard !inputs.isEmpty else {
      throw QuestionError(.badInput, "\(sources[0].argument): there is no record of a host in this folder")
    }
    inputs[0].groups = read.groups
    return inputs
  }

  /// Reads the one CPU that an argument names.
  ///
  /// - Throws: `usage` for an argument that names several; else as `libvirtInputs(_:as:)`.
  func libvirtInput(
    _ source: DocumentSource, as place: LibvirtPlace
  ) async throws(QuestionError) -> LibvirtInput {
    let inputs = try await libvirtInputs([source], as: place)
    guard inputs.count == 1 else {
      throw QuestionError(.usage, "\(source.argument) names \(inputs.count) CPUs; one is expected here")
    }
    return inputs[0]
  }

  private func libvirtInputs(
    in document: Document, as place: LibvirtPlace
  ) throws(QuestionError) -> [LibvirtInput] {
    let text = try LibvirtInput(document)
    guard !text.isXML, let reading = try? Reader.read(document) else {
      if document.selector != nil { _ = try record(document) }
      return [text]
    }
    switch reading.cpus.first {
    case .snapshot(let snapshot)?: return [try part(of: snapshot, in: document, reading, as: place)]
    case .nova?:
      let cpus = document.selector == nil && place == .host ? reading.cpus : [try record(document).cpu]
      return try cpus.map { cpu throws(QuestionError) in
        try LibvirtInput(document, reading, definition: definition(of: cpu, in: document))
      }
    case .registers?: return [try registers(of: document, reading)]
    case .libvirt?, .qemu?, .linux?, .traits?, .arm?, .s390x?, nil: return [text]
    }
  }

  private func part(
    of snapshot: Snapshot, in document: Document, _ reading: Reading, as place: LibvirtPlace
  ) throws(QuestionError) -> LibvirtInput {
    if let guest = try capturedGuest(in: document, orHost: place != .guest) {
      guard place.takesGuests else {
        throw QuestionError(.usage, "\(guest.record.document.name) is a guest; a host is expected here")
      }
      return try LibvirtInput(guest.record.document, of: document, reading)
    }
    guard place != .registers else { return try registers(of: document, reading) }
    guard let part = place.part(of: snapshot) else {
      throw QuestionError(
        .badInput,
        "\(document.name): this capture has no output of \(place.command ?? "libvirt")\(place.absence(in: snapshot))",
        at: .document(name: document.name, line: nil, column: nil))
    }
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try part.bytes(in: document)
    } catch {
      throw QuestionError(error)
    }
    return try LibvirtInput(Document(name: document.name, bytes: bytes), of: document, reading)
  }

  /// Nova's `cpu_info` as the definition that Nova compares.
  private func definition(of cpu: RecordedCPU, in document: Document) throws(QuestionError) -> CPUDefinition {
    do throws(ReadError) {
      if let definition = try HostDefinitions([(cpu, document)]).physical { return definition }
    } catch {
      throw QuestionError(error)
    }
    throw QuestionError(
      .badInput, "\(document.name): the list of features of \(cpu.hostName ?? "this host") is cut short",
      at: .document(name: document.name, line: nil, column: nil))
  }

  /// CPUID and MSRs of the first CPU: libvirt asks the one that it runs on.
  private func registers(of document: Document, _ reading: Reading) throws(QuestionError) -> LibvirtInput {
    let cpus = try host([try record(document)], role: "cpu").cpu.cpus
    if let first = cpus.first {
      var input = LibvirtInput(document, reading, table: first.table)
      if cpus.count > 1 {
        input.uncertainty =
          "\(document.name) has \(cpus.count) kinds of CPU, and libvirt names the one that it runs on; this is the answer for "
          + (first.logicalCPUs.first.map { "CPU \($0)" } ?? "the first")
      }
      return input
    }
    throw QuestionError(
      .badInput, "\(document.name): this record has no CPUID, by which libvirt names a CPU",
      at: .document(name: document.name, line: nil, column: nil))
  }
}
