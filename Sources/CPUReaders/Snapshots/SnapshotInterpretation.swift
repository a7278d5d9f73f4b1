internal import CPUCatalog
internal import CPUCompatibility
internal import HostSnapshots
internal import X86CPU

extension Interpreter {
  /// The host evidence in a snapshot: each part at its own observation point, merged.
  ///
  /// An unreadable part counts as missing; the others remain valid.
  func host(_ snapshot: Snapshot, in document: Document) -> HostCPU {
    var configuration = HostConfiguration(snapshot)
    let own = eraMap(of: snapshot, libvirt: configuration.libvirtVersion)
    let reader = own.map { reading(through: $0.naming(alsoWhat: map)) } ?? self
    var hosts: [HostCPU] = []
    var tables: [(number: Int?, table: CPUIDTable)] = []
    var sources: [String] = []
    var supported = FeatureSet()
    let msrs = snapshot.msrs
    for (place, part) in snapshot.parts.enumerated() {
      guard let format = part.document else { continue }
      do throws(ReadError) {
        let inner = try document.part(part, at: place, named: part.source)
        for cpu in try Reader.read(inner, format: format).cpus {
          if case .registers(let dump) = cpu {
            switch Snapshot.Kind(rawValue: part.kind) {
            case .cpuid:
              sources.append(part.source)
              tables += dump.tables(of: part, msrs)
            case .kvmSupported:
              var host = host(offered(dump, by: snapshot), in: inner)
              host.counters = dump.cpus[0].table.leaves[CPUIDLeaf(eax: 0xa, ecx: 0)].map {
                PerformanceCounters(eax: $0.eax, edx: $0.edx)
              }
              host.cpus = []
              hosts.append(host)
            default:
              var host = host(RegisterDump(cpus: dump.cpus, point: .kvmEmulated), in: inner)
              // The list is short and names only what KVM adds; missing features are not lost here.
              for index in host.observations.indices {
                host.observations[index].evidence.absent = FeatureSet()
              }
              host.cpus = []
              host.quantities = []
              host.forgetVendor()
              hosts.append(host)
            }
            continue
          }
          let host = try reader.host(cpu.placed(by: part), in: inner)
          guard part.kind != Snapshot.Kind.libvirtSupportedFeatures.rawValue else {
            // New guests do not get all of these: they prove nothing of what the host-model has.
            for observation in host.observations {
              supported.formUnion(observation.evidence.certainlyPresent)
            }
            continue
          }
          hosts.append(host)
        }
      } catch {
        configuration.missing.append(
          HostConfiguration.Missing(kind: part.kind, source: part.source, reason: error.reason))
        if let host = listed(part, in: document) { hosts.append(host) }
      }
    }
    if !tables.isEmpty {
      var inner = document
      inner.name = msrs.isEmpty ? "CPUID" : "CPUID and /dev/cpu/*/msr"
      hosts.insert(host(RegisterDump(cpus: DistinctCPU.grouping(tables)), in: inner), at: 0)
    }
    guard !hosts.isEmpty else {
      var host = HostCPU(
        name: snapshot.identity.hostName ?? document.stem, architecture: nil, vendor: nil, modelName: nil,
        observations: [])
      host.configuration = configuration
      return host
    }
    var folded = HostCPU.folding(hosts)
    folded.name = snapshot.identity.hostName ?? document.stem
    folded.configuration = configuration
    folded.map = own
    folded.supportedFeatures = supported
    for part in snapshot.parts(.tscFrequency) {
      guard let kilohertz = UInt64(part.content.trimmingBlanks), kilohertz > 0, kilohertz < 1 << 40 else {
        continue
      }
      folded.quantities.append(
        QuantityReading(.tscFrequency, kilohertz * 1000, at: .kvmSupported, in: part.source))
    }
    folded.takeEnlightenments(of: snapshot)
    for part in snapshot.parts(.qemu) where part.about?["command"] == "query-machines" {
      guard let emulator = part.about?["emulator"], let names = machineTypes(inReply: part.content) else {
        continue
      }
      folded.machineTypes[emulator, default: []].formUnion(names)
    }
    for part in snapshot.parts(.qemu) where part.about?["command"] == "query-sev-capabilities" {
      guard let emulator = part.about?["emulator"] else { continue }
      folded.recordedConfidential.note(sevReply: part.content, of: emulator)
    }
    folded.addKVMPrediction(catalog)
    return folded
  }

  /// What domain capabilities without a host-model list for KVM guests; nil for other parts.
  private func listed(_ part: Snapshot.Part, in document: Document) -> HostCPU? {
    guard part.kind == Snapshot.Kind.libvirtDomainCapabilities.rawValue, part.about?["type"] != "qemu",
      let bytes = try? part.bytes(in: document)
    else { return nil }
    var host = HostCPU(
      name: document.stem, architecture: nil, vendor: nil, modelName: nil, observations: [])
    host.takeLists(ofDomainCapabilities: Document(name: part.source, bytes: bytes))
    return host
  }

  /// KVM's list as a dump: it does not offer a leaf, subleaf or MSR that it does not list.
  private func offered(_ dump: RegisterDump, by snapshot: Snapshot) -> RegisterDump {
    var table = dump.cpus[0].table
    table.msrs = snapshot.kvmFeatureMSRs
    let hasMSRs = !table.msrs.isEmpty
    for feature in catalog.features {
      switch feature.location.kind {
      case .cpuid(let leaf, let subleaf, _):
        let key = CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0)
        if table.leaves[key] == nil, leaf >> 16 != 0x4000 { table.leaves[key] = CPUIDRegisters() }
      case .msr(let index): if hasMSRs, table.msrs[index] == nil { table.msrs[index] = 0 }
      }
    }
    return RegisterDump(cpus: [DistinctCPU(table: table)], point: .kvmSupported)
  }
}

extension HostCPU {
  /// Takes the Hyper-V enlightenments of domain capabilities that hold no CPU, and are no record of one.
  fileprivate mutating func takeEnlightenments(of snapshot: Snapshot) {
    for part in snapshot.parts(.libvirtDomainCapabilities) where part.about?["type"] != "qemu" {
      guard let bytes = try? part.bytes(),
        let names = CPUReaders.enlightenments(
          inDomainCapabilities: Document(name: part.source, bytes: bytes))
      else { continue }
      enlightenments = enlightenments?.intersection(names) ?? names
    }
  }
}

extension RecordedCPU {
  /// The record with the part's context.
  fileprivate func placed(by part: Snapshot.Part) -> RecordedCPU {
    switch self {
    case .qemu(var expansion):
      expansion.name = part.about?["model"] ?? expansion.name
      expansion.accelerator = part.about?["accelerator"]
      return .qemu(expansion)
    default: return self
    }
  }
}

extension RegisterDump {
  /// A table for each logical CPU of a part, with its MSRs.
  ///
  /// It keeps only MSRs that announce features, so differences in others do not separate CPUs.
  fileprivate func tables(
    of part: Snapshot.Part, _ msrs: [Int: [UInt32: UInt64]]
  ) -> [(number: Int?, table: CPUIDTable)] {
    let features = Set(FeatureMSRs.all)
    // The probe's part has one CPU for all with the same answers; the cpuid tool's part has every CPU.
    let listed = LogicalCPUList(parsing: part.about?["cpus"] ?? "").numbers
    let standsForAll = cpus.count == 1 && cpus[0].logicalCPUs.count <= 1 && !listed.isEmpty
    return cpus.flatMap { cpu -> [(number: Int?, table: CPUIDTable)] in
      let numbers = standsForAll ? listed : cpu.logicalCPUs
      guard !numbers.isEmpty else { return [(nil, cpu.table)] }
      return numbers.map { number in
        var table = cpu.table
        // The script reads only one CPU's MSRs; they stand for all.
        if let own = msrs[number] ?? (msrs.count == 1 ? msrs.values.first : nil) {
          table.msrs = own.filter { features.contains($0.key) }
        }
        return (number, table)
      }
    }
  }
}

extension Snapshot.Part {
  /// The part's bytes, unpacked if it is stored as gzip.
  ///
  /// - Throws: `ReadError` about `document` for a part that is damaged or packed in an unknown way.
  package func bytes(in document: Document) throws(ReadError) -> [UInt8] {
    do throws(SnapshotError) {
      return try bytes()
    } catch {
      throw ReadError(document: document.name, reason: error.reason)
    }
  }
}
