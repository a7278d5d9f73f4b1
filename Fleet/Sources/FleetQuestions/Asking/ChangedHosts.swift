internal import CPUCatalog
package import CPUCompatibility
package import FleetStorage
package import MartletQuestions

/// Hosts of a fleet in groups that a change treats alike, with what each group becomes.
///
/// The answer for kernels, QEMU and libvirt is that of `martlet upgrade`. No table says what a revision of microcode brings: hosts of the
/// fleet that have the revision, with the same CPU and software, are the evidence.
package struct ChangedHosts: Sendable {
  /// The groups, in the order of their first host's name.
  package var groups: [Group] = []

  /// Hosts with the same records, as far as the answer depends on them.
  package struct Group: Sendable {
    /// The hosts, in the order of their names.
    package var hosts: [StoredHost]
    /// The host as it is.
    package var before: HostCPU
    /// What it becomes.
    package var after: Answer
  }

  /// What a group of hosts becomes.
  package enum Answer: Sendable {
    /// The hosts have the microcode already.
    case same
    /// Nothing tells: no host of this CPU and software has the microcode, or the hosts are of arm64.
    case undetermined
    /// A host of the fleet is already so.
    case peer(HostCPU, name: String)
    /// The tables tell; `baseline` is the host as it is, as the tables know it.
    case forecast(UpgradeForecast, baseline: HostCPU)

    /// The host after the change, as guests of a machine type meet it; nil where nothing tells.
    package func host(for machine: String?, before: HostCPU) -> HostCPU? {
      switch self {
      case .same: before
      case .undetermined: nil
      case .peer(let cpu, _): cpu
      case .forecast(let forecast, _): forecast.upgraded(for: machine)
      }
    }

    /// The host as it is, known in the way in which the changed one is.
    package func known(before: HostCPU) -> HostCPU {
      if case .forecast(_, let baseline) = self { baseline } else { before }
    }
  }

  /// Groups whose answers are known.
  package init(groups: [Group]) { self.groups = groups }

  /// Groups hosts, and asks for each group once.
  ///
  /// - Throws: The store's errors; `badInput` for a stored document that no longer reads.
  package init(_ hosts: [StoredHost], change: HostChange, in fleet: OpenFleet) throws(QuestionError) {
    let microcode = change.microcode
    var kinds: [HostKind: [StoredHost]] = [:]
    for host in hosts {
      kinds[HostKind(host.form, HostFacts.values(host.facts), microcode: microcode != nil), default: []]
        .append(host)
    }
    // The hosts that have the microcode already, by their CPU and software.
    var peers: [HostKind: StoredHost] = [:]
    if let microcode {
      for host in try wrapped({ () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }) {
        let facts = HostFacts.values(host.facts)
        guard HostChange.revision(facts[HostFacts.Key.microcode.rawValue]) == microcode else { continue }
        peers[HostKind("", facts, microcode: true)] = host
      }
    }
    let catalog = fleet.records.options.catalog
    let masks = ExposureMasks(catalog)
    for (kind, members) in kinds.sorted(by: {
      ($0.value[0].name, $0.key.form) < ($1.value[0].name, $1.key.form)
    }) {
      guard let found = try fleet.anyEvidence(ofHost: members[0].id) else { continue }
      let before = found.cpu
      var answer = Answer.undetermined
      if !found.armRecords.isEmpty {
        // No table says what a kernel or QEMU brings to an arm64 host as a whole.
      } else if let microcode {
        // Those that have it need no answer.
        if HostChange.revision(kind.facts[HostFacts.Key.microcode.rawValue]) == microcode {
          answer = .same
        } else if let peer = peers[HostKind("", kind.facts, microcode: true)],
          let cpu = try fleet.evidence(ofHost: peer.id)
        {
          answer = .peer(cpu, name: peer.name)
        }
      } else {
        answer = .forecast(
          UpgradeForecast(of: before, to: change.upgrade, masks: masks, catalog: catalog),
          baseline: UpgradeForecast(of: before, to: HostUpgrade(), masks: masks, catalog: catalog).upgraded)
      }
      groups.append(Group(hosts: members, before: before, after: answer))
    }
  }

  /// What hosts have in common that the answer depends on.
  private struct HostKind: Hashable {
    var form: String
    var facts: [String: String]

    /// - Parameter microcode: Whether what is looked for is a host that differs by its microcode alone.
    init(_ form: String, _ facts: [String: String], microcode: Bool) {
      self.form = form
      var own = facts
      let words = facts[HostFacts.Key.commandLine.rawValue]?.split(separator: " ").filter { word in
        !HostFacts.diskWords.contains { word.hasPrefix($0) }
      }
      own[HostFacts.Key.commandLine.rawValue] = words?.joined(separator: " ")
      own[HostFacts.Key.pages.rawValue] = nil
      if microcode, form.isEmpty {
        for key in [HostFacts.Key.microcode, .firmware, .brand, .model] { own[key.rawValue] = nil }
      }
      self.facts = own
    }
  }
}

extension HostFacts {
  /// How words of a kernel's command line begin that name a host's own disks and kernel file.
  package static let diskWords = [
    "root=", "BOOT_IMAGE=", "resume=", "initrd=", "rd.lvm.lv=", "rd.luks.uuid=",
  ]
}
