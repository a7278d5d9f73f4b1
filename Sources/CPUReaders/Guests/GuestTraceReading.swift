internal import CPUCatalog
public import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU
internal import X86CPU

extension Interpreter {
  /// A guest's CPU from what it asks for to what it has, as far as records show it.
  ///
  /// - Parameters:
  ///   - name: The guest's name, as snapshots of its host have it.
  ///   - definition: Its definition, where a document of its own has it.
  ///   - snapshots: Snapshots of its host, which hold the definitions and arguments of guests.
  ///   - inside: Records that were made in the guest.
  ///   - host: The host that it runs on; nil if unknown.
  /// - Throws: `ReadError` for a definition that cannot be read, and for a guest that no record has.
  public func trace(
    ofGuest name: String, definition: Document? = nil, on snapshots: [Document] = [],
    inside: [(cpu: RecordedCPU, document: Document)] = [], host: HostCPU? = nil
  ) throws(ReadError) -> GuestTrace {
    var trace = GuestTrace(name: name)
    if let definition { try add(definition, at: .asked, of: host, to: &trace) }
    for document in snapshots {
      guard case .snapshot(let snapshot)? = try? Reader.read(document).cpus.first else { continue }
      for part in snapshot.parts(.domain) where part.about?["domain"] == name {
        let place: GuestTrace.Place? =
          switch part.about?["state"] {
          case "live"?: .live
          case "inactive"?: definition == nil ? .asked : nil
          default: nil
          }
        guard let place else { continue }
        // What another record of the guest shows stands without it.
        try? add(
          Document(name: "\(document.name): \(part.source)", bytes: try part.bytes(in: document)), at: place,
          of: host, to: &trace)
      }
      for part in snapshot.parts(.qemuArguments) where part.about?["domain"] == name {
        guard let arguments = QEMUCPUArguments(part.content) else { continue }
        trace.rungs.append(
          GuestTrace.Rung(
            .arguments, "\(document.name): \(part.source)", arguments.evidence(catalog)))
      }
    }
    for (cpu, document) in inside {
      let seen = try self.host(cpu, in: document)
      // CPUID tells all; the kernel's flags where there is no CPUID.
      guard
        let observation = seen.observations.first(where: { $0.point.traits.proof == .whole })
          ?? seen.observations.first(where: { $0.point == .kernelFlags })
          ?? seen.observations.first(where: { $0.point.kind == .guestCPUID })
      else { continue }
      trace.rungs.append(GuestTrace.Rung(.inside, document.name, observation.evidence))
    }
    guard !trace.rungs.isEmpty else {
      throw ReadError(
        document: snapshots.first?.name ?? definition?.name ?? name,
        reason: "no record here shows a guest called \(name)")
    }
    trace.rungs.sort { $0.place < $1.place }
    return trace
  }

  private func add(
    _ document: Document, at place: GuestTrace.Place, of host: HostCPU?, to trace: inout GuestTrace
  ) throws(ReadError) {
    let cpu = try Reader.read(document).selecting(document)
    guard case .libvirt(let definition, .guest, _) = cpu else {
      throw ReadError(document: document.name, reason: "this is no guest's definition")
    }
    let machine = try GuestMachine(document)
    trace.rungs.append(GuestTrace.Rung(place, document.name, evidence(of: definition, machine)))
    if trace.guest == nil || place == .asked { trace.guest = try? guest(cpu, in: document, from: host) }
  }

  /// What a definition says about each feature; it is silent about what it leaves to the host.
  private func evidence(of definition: CPUDefinition, _ machine: GuestMachine?) -> Evidence {
    var evidence = Evidence()
    let isHosts = definition.mode == .hostPassthrough || definition.mode == .maximum
    if !isHosts, let model = definition.model.flatMap(map.model(named:)) {
      evidence.present = model.features
      // A running guest's definition is whole; others leave to libvirt what their model does not have.
      evidence.absent = map.named.subtracting(model.features)
    }
    for feature in definition.features {
      let found =
        map.index(ofFeature: feature.name).map { [$0] } ?? catalog.features(called: feature.name).map(\.index)
      guard found.count == 1 else { continue }
      switch feature.policy {
      case .require?, .force?, nil:
        evidence.present.insert(found[0])
        evidence.absent.remove(found[0])
      case .disable?, .forbid?:
        evidence.absent.insert(found[0])
        evidence.present.remove(found[0])
      case .optional?:
        evidence.present.remove(found[0])
        evidence.absent.remove(found[0])
      }
    }
    for (name, state) in machine?.features ?? [:] where name.hasPrefix("hyperv.") {
      let property = "hv-" + String(name.dropFirst(7)).replacing("_", with: "-")
      guard let feature = catalog[property] else { continue }
      if state == "on" {
        evidence.present.insert(feature.index)
      } else {
        evidence.absent.insert(feature.index)
      }
    }
    if machine?.features["kvm.hidden"] == "on" {
      for feature in catalog.features {
        if case .cpuid(0x4000_0001, _, _) = feature.location.kind { evidence.absent.insert(feature.index) }
      }
    }
    return evidence
  }
}
