internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
internal import MartletQuestions
internal import X86CPU

/// What the newest answers of oVirt say of clusters, their types and their members.
struct ClusterTypes {
  private var clusters: [String: OVirtAnswer.Cluster] = [:]
  private var hosts: [String: String] = [:]
  private var guests: [String: String] = [:]
  private var lists: [OVirtCPUTypes] = []

  /// Takes an answer; an older one adds only what no newer one has told.
  mutating func take(_ answer: OVirtAnswer) {
    for cluster in answer.clusters where clusters[cluster.id] == nil { clusters[cluster.id] = cluster }
    for (name, cluster) in answer.clustersOfHosts where hosts[name] == nil { hosts[name] = cluster }
    for (name, cluster) in answer.clustersOfGuests where guests[name] == nil { guests[name] = cluster }
  }

  /// Takes a list of types, the newest first.
  mutating func take(_ types: OVirtCPUTypes) { lists.append(types) }

  /// Whether no answer names a cluster with a type.
  var isEmpty: Bool { clusters.isEmpty }

  /// Each cluster's type beside what its hosts' own records show.
  ///
  /// - Throws: The store's errors.
  func pins(_ snapshot: FleetSnapshot, _ fleet: OpenFleet) throws(QuestionError) -> [FleetLabelsReport.Pin] {
    var pins: [FleetLabelsReport.Pin] = []
    for cluster in clusters.values.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) }) {
      let members = snapshot.hosts.filter { hosts[$0.name] == cluster.id }
      var subjects: [String] = []
      for name in guests.filter({ $0.value == cluster.id }).keys.sorted() {
        let isThere = try wrapped { () throws(FleetStoreError) in
          try !fleet.store.guests(matching: name, limit: 1).isEmpty
        }
        if isThere { subjects.append(name) }
      }
      guard !members.isEmpty || !subjects.isEmpty else { continue }
      let needs = Needs(cluster, lists, fleet)
      var pin = FleetLabelsReport.Pin(
        kind: .clusterType, requirement: "\(cluster.name): \(cluster.type)",
        features: needs.features.map(\.name), subjects: subjects)
      pin.note = needs.note
      for host in members {
        let found = try fleet.anyEvidence(ofHost: host.id, withoutAnswers: true)
        pin.count(
          host.name, isLabelled: true,
          gives: found.flatMap { found in
            // The types are all of x86.
            found.armRecords.isEmpty
              ? needs.areMet(by: found.cpu, map: fleet.records.interpreter.map) : false
          })
      }
      pin.state =
        !pin.falseLabels.isEmpty
        ? .contradicted
        : members.isEmpty ? .unsatisfied : pin.given == 0 ? .undetermined : .holds
      pins.append(pin)
    }
    return pins
  }
}

/// What a cluster's type asks of a host, as far as the stored lists and libvirt's map tell it.
private struct Needs {
  /// The features of the type's models, which guests must get.
  private var ofGuests: [Feature] = []
  /// The flags, which the host must have.
  private var ofHosts: [Feature] = []
  private(set) var note: String?

  /// All of them, each once.
  var features: [Feature] {
    ofGuests + ofHosts.filter { flag in !ofGuests.contains { $0.index == flag.index } }
  }

  init(_ cluster: OVirtAnswer.Cluster, _ lists: [OVirtCPUTypes], _ fleet: OpenFleet) {
    guard let version = cluster.version else {
      note = "the answer does not tell the cluster's compatibility version"
      return
    }
    guard let found = lists.lazy.compactMap({ $0[version: version, type: cluster.type] }).first else {
      note =
        "no stored ServerCPUList of \(version) has this type; add what engine-config -g ServerCPUList prints"
      return
    }
    let (map, catalog) = (fleet.records.interpreter.map, fleet.records.options.catalog)
    var unknown: [String] = []
    for model in found.models {
      guard let known = map.model(named: model) else {
        unknown.append(model)
        continue
      }
      ofGuests += catalog.features(in: known.features)
    }
    for flag in found.flags {
      let named = catalog.features(called: flag)
      if named.count == 1 { ofHosts += named } else { unknown.append(flag) }
    }
    if !unknown.isEmpty {
      note = "Martlet does not know \(unknown.joined(separator: ", ")), which the type requires"
    }
  }

  /// Whether a host has all of it: false if something is certainly missing, nil if something is unknown.
  func areMet(by host: HostCPU, map: MapProjection) -> Bool? {
    var isKnown = note == nil
    let form = HostForm(host, map: map)
    for feature in ofGuests {
      switch form.gives(feature) {
      case true?: break
      case false?: return false
      case nil: isKnown = false
      }
    }
    for feature in ofHosts {
      let shows = host.seen.filter { $0.point.showsHost || $0.point.isComparable }
      if shows.contains(where: { $0.evidence.certainlyPresent.contains(feature.index) }) { continue }
      // Only a record of the host's own CPU proves that it lacks a flag: guests do not get all that it has.
      if shows.contains(where: { $0.point.showsHost && $0.evidence.certainlyAbsent.contains(feature.index) })
      {
        return false
      }
      isKnown = false
    }
    return isKnown ? true : nil
  }
}
