internal import ArmCPU
internal import ArmCompatibility
public import CPUCompatibility
public import CPUReaders
internal import HostSnapshots

extension Records {
  /// Reads a document for a fleet: every host of a listing, and every guest of a capture.
  ///
  /// - Parameter isWanted: Whether a guest of a capture is listed, by its name; nil for no guests.
  /// - Throws: `badInput` for what no reader reads.
  public func inventory(
    of document: Document, guests isWanted: ((String) -> Bool)? = { _ in true }
  ) throws(QuestionError) -> FleetInventory {
    var document = document
    document.readByWorker(as: options.inputFormat, parts: isWanted == nil ? .host : .withGuests)
    do throws(ReadError) {
      let reading = try Reader.read(document, format: options.inputFormat)
      var inventory = FleetInventory(format: reading.format, hosts: [], guests: [])
      for (index, cpu) in reading.cpus.enumerated() {
        if case .libvirt(_, .guest, let name) = cpu {
          let machine = try GuestMachine(document)
          inventory.guests.append(
            FleetInventory.FoundGuest(
              name: name ?? document.name, uuid: machine?.uuid?.lowercased(), host: nil, running: document))
          continue
        }
        if let arm = cpu.arm {
          try add(arm, of: reading, in: document, to: &inventory, isWanted)
          continue
        }
        let host = try interpreter.host(cpu, in: document)
        var facts = HostFacts(host)
        var found = FleetInventory.FoundHost(
          name: cpu.hostName ?? host.name, uuid: nil,
          selector: reading.cpus.count > 1 ? cpu.hostName ?? String(index) : nil, taken: nil, cpu: host,
          facts: facts)
        if case .snapshot(let snapshot) = cpu {
          found.taken = snapshot.captured
          found.uuid = snapshot.identity.hostUUID?.lowercased()
          if let part = snapshot.parts(.libvirtCapabilities).first {
            let identity = CapabilitiesIdentity(Array(part.content.utf8))
            found.uuid = found.uuid ?? identity.uuid
            facts.memory = identity.memory
            facts.nodeMemory = identity.nodes
          }
          if let isWanted {
            inventory.guests += guests(
              snapshot.guestNames.filter(isWanted), of: snapshot, in: document, host: inventory.hosts.count)
          }
        } else if reading.format == "libvirt-capabilities" {
          let identity = CapabilitiesIdentity(document.bytes)
          found.uuid = identity.uuid
          facts.memory = identity.memory
          facts.nodeMemory = identity.nodes
        }
        found.facts = facts
        inventory.hosts.append(found)
      }
      try requireWorkers(for: document)
      return inventory
    } catch {
      throw QuestionError(error)
    }
  }

  /// Adds an arm64 guest, or an arm64 host with the guests of its capture.
  private func add(
    _ record: ArmRecord, of reading: Reading, in document: Document, to inventory: inout FleetInventory,
    _ isWanted: ((String) -> Bool)?
  ) throws(ReadError) {
    if record.guest != nil {
      inventory.guests.append(
        FleetInventory.FoundGuest(
          name: record.hostName ?? document.name, uuid: try GuestMachine(document)?.uuid?.lowercased(),
          host: nil, running: document))
      return
    }
    let evidence = HostEvidence(record, named: document.hostName)
    var found = FleetInventory.FoundHost(
      name: evidence.cpu.name, uuid: nil, selector: nil, taken: nil, cpu: evidence.cpu,
      facts: HostFacts(evidence))
    found.arm = record
    var capabilities = reading.format == "libvirt-capabilities" ? document.bytes : nil
    if let capture = reading.capture {
      found.taken = capture.captured
      found.uuid = capture.identity.hostUUID?.lowercased()
      capabilities = capture.parts(.libvirtCapabilities).first.map { Array($0.content.utf8) }
      if let isWanted {
        inventory.guests += guests(
          capture.guestNames.filter(isWanted), of: capture, in: document, host: inventory.hosts.count)
      }
    }
    if let identity = capabilities.map({ CapabilitiesIdentity($0) }) {
      found.uuid = found.uuid ?? identity.uuid
      found.facts.memory = identity.memory
      found.facts.nodeMemory = identity.nodes
    }
    inventory.hosts.append(found)
  }

  private func guests(
    _ names: [String], of snapshot: Snapshot, in document: Document, host: Int
  ) -> [FleetInventory.FoundGuest] {
    names.compactMap { name in
      let parts = snapshot.parts(.domain).filter { $0.about?["domain"] == name }
      guard let running = snapshot.definition(ofGuest: name) else { return nil }
      // A definition stands in its part as text.
      func part(_ part: Snapshot.Part) -> Document {
        let own = "\(document.name)#\(name)"
        let place = part.encoding == "text" ? snapshot.parts.firstIndex(of: part) : nil
        return place.flatMap { try? document.part(part, at: $0, named: own) }
          ?? Document(name: own, bytes: Array(part.content.utf8))
      }
      let definition = part(running)
      let next = parts.first { $0.about?["state"] == "inactive" && running.about?["state"] != "inactive" }
      return FleetInventory.FoundGuest(
        name: name, uuid: ((try? GuestMachine(definition)) ?? nil)?.uuid?.lowercased(), host: host,
        running: definition, next: next.map { part($0) }, state: snapshot.state(ofGuest: name))
    }
  }

  /// As `guest(_:on:)`, of any architecture: an arm64 guest has the CPU of the host that it started on.
  ///
  /// - Throws: As `guest(_:on:)`.
  public func guest(
    _ found: FleetInventory.FoundGuest, onAny source: HostEvidence?
  ) throws(QuestionError) -> (running: FleetGuest, next: FleetGuest?) {
    do throws(ReadError) {
      // The architecture stands in the definition; those without its name are not read twice.
      let mayBeArm = found.running.bytes.contains("aarch64") || found.running.bytes.contains("arm64")
      if mayBeArm, let running = try Reader.read(found.running).selecting(found.running).arm?.guest {
        func guest(_ guest: ArmGuest, _ document: Document, _ host: ArmHost?) throws(ReadError) -> FleetGuest
        {
          var machine = try GuestMachine(document)
          if let state = found.state { machine?.add(state) }
          return .arm(guest, on: host, machine: machine)
        }
        var next: FleetGuest?
        if let document = found.next,
          let later = try Reader.read(document).selecting(document).arm?.guest
        {
          next = try guest(later, document, source?.arm)
        }
        let now = try guest(running, found.running, found.hasMoved ? nil : source?.arm)
        try requireWorkers(for: found.running)
        return (now, next)
      }
    } catch {
      throw QuestionError(error)
    }
    // An x86 guest has nothing of a host of another architecture.
    let host = source.flatMap { $0.armRecords.isEmpty ? $0.cpu : nil }
    let both = try guest(found, on: host)
    return (.x86(both.running), both.next.map { .x86($0) })
  }

  /// What a guest runs with on a host, and what it would run with after a power cycle there.
  ///
  /// - Parameter source: The host that it runs on, which tells the CPU only of guests that were started there; nil if that is unknown.
  /// - Returns: No second one if the document has only one definition that does not leave the CPU to the host.
  /// - Throws: `badInput` for a definition that names a model which the map lacks.
  public func guest(
    _ found: FleetInventory.FoundGuest, on source: HostCPU?
  ) throws(QuestionError) -> (running: GuestCPU, next: GuestCPU?) {
    do throws(ReadError) {
      func guest(_ document: Document, from source: HostCPU?) throws(ReadError) -> GuestCPU {
        var guest = try interpreter.guest(
          try Reader.read(document).selecting(document), in: document, from: source)
        if let state = found.state { guest.machine?.add(state) }
        return guest
      }
      let running = try guest(found.running, from: found.hasMoved ? nil : source)
      let next: GuestCPU? = if let next = found.next { try guest(next, from: source) } else { nil }
      try requireWorkers(for: found.running)
      return (running, next)
    } catch {
      throw QuestionError(error)
    }
  }
}
