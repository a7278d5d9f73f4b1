public import CPUCatalog
internal import GuestVerdicts
internal import X86CPU

/// What changed for guests between two records of the same hosts.
public struct FleetDrift: Sendable {
  /// Hosts whose offer changed.
  public var changes: [Change]
  /// Hosts whose records are new since then.
  public var added: [Int64]
  /// Hosts that are no longer there.
  public var removed: [Int64]
  /// Hosts whose offer is the same.
  public var unchanged: Int

  /// A host whose offer to guests changed.
  public struct Change: Sendable {
    /// The number by which its keeper knows it.
    public var host: Int64
    /// libvirt's names of what guests get now and did not get before; of arm64, registers and fields.
    public var gained: [String]
    /// libvirt's names of what guests got and no longer get.
    public var lost: [String]
    /// libvirt's names of what the newer records no longer tell, or newly do.
    public var undetermined: [String]
    /// Guests on the host that its present offer blocks: they run on, and would not start or arrive here.
    public var stranded: [Trapped]
    /// Guests on the host that its former offer blocks: they cannot go to hosts that are as this one was.
    public var noReturn: [Trapped]
  }

  /// Guests of one form.
  public struct Trapped: Sendable, Hashable {
    /// The place of their form in the later fleet.
    public var form: Int
    /// How many there are.
    public var count: Int
    /// What blocks.
    public var rules: [DecidingReason]
  }

  /// Compares two records of a fleet; hosts are the same by their `id`.
  public init(from before: FleetSnapshot, to after: FleetSnapshot, catalog: Catalog = .standard) {
    let old = Dictionary(before.hosts.map { ($0.id, $0.form) }, uniquingKeysWith: { first, _ in first })
    let now = Set(after.hosts.map(\.id))
    added = after.hosts.map(\.id).filter { old[$0] == nil }
    removed = before.hosts.map(\.id).filter { !now.contains($0) }
    unchanged = 0
    changes = []
    // Old offers stand behind the new ones, each once.
    var forms = after.hostForms
    var places: [String: Int] = [:]
    for (place, form) in forms.enumerated() { places[form.key] = place }
    var changed: [(place: Int, from: Int)] = []
    for (place, host) in after.hosts.enumerated() {
      guard let form = old[host.id] else { continue }
      guard before.hostForms[form].key != after.hostForms[host.form].key else {
        unchanged += 1
        continue
      }
      let key = before.hostForms[form].key
      let known = places[key] ?? forms.count
      if known == forms.count {
        forms.append(before.hostForms[form])
        places[key] = known
      }
      changed.append((place, known))
    }
    guard !changed.isEmpty else { return }
    let isChanged = Set(changed.map(\.place))
    var residents: [Int: [FleetSnapshot.Residents]] = [:]
    for group in after.residents {
      if let host = group.host, isChanged.contains(host) { residents[host, default: []].append(group) }
    }
    let prepared = PreparedFleet(hosts: forms, guests: after.guestForms, catalog: catalog)
    for (place, from) in changed {
      let to = after.hosts[place].form
      let (a, b) = (forms[from].offer, forms[to].offer)
      let isOther = forms[from].arm != nil || forms[to].arm != nil
      let (sureBefore, sureAfter) = (a.undetermined, b.undetermined)
      var counts: [Int: Int] = [:]
      for group in residents[place] ?? [] { counts[group.form, default: 0] += group.count }
      func trapped(_ host: Int) -> [Trapped] {
        counts.sorted { $0.key < $1.key }.compactMap { form, count in
          let verdict = prepared.verdict(ofGuest: form, onHost: host)
          return verdict.outcome == .blocked
            ? Trapped(form: form, count: count, rules: verdict.blocks) : nil
        }
      }
      if isOther {
        // Between architectures, nothing of one is to be found in the other.
        var change: ArmHostChange?
        if let old = forms[from].arm, let new = forms[to].arm { change = ArmHostChange(from: old, to: new) }
        changes.append(
          Change(
            host: after.hosts[place].id, gained: change?.gained ?? [], lost: change?.lost ?? [],
            undetermined: change?.undetermined ?? [], stranded: trapped(to), noReturn: trapped(from)))
        continue
      }
      changes.append(
        Change(
          host: after.hosts[place].id,
          gained: catalog.names(of: a.absent.subtracting(b.absent).subtracting(sureAfter)),
          lost: catalog.names(of: b.absent.subtracting(a.absent).subtracting(sureBefore)),
          undetermined: catalog.names(
            of: sureAfter.subtracting(sureBefore).union(sureBefore.subtracting(sureAfter))),
          stranded: trapped(to), noReturn: trapped(from)))
    }
  }
}
