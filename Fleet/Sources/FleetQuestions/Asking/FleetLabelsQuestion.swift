internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
internal import HostSnapshots
public import MartletQuestions
internal import ReportContract
internal import X86CPU

/// Asks which labels, selectors and traits of managers no longer say what the hosts are.
///
/// A guest whose selector names a label that no node has cannot be scheduled anywhere else, whatever the hosts give; a label that a
/// host carries without giving the feature leads guests there in vain. An oVirt cluster's CPU type says what each of its hosts has.
///
/// - SeeAlso: kubevirt pkg/virt-controller/services/nodeselectorrenderer.go, Render (the labels that a model and features become);
///   kubevirt issues 17812 (stale selectors of launchers) and 17947 (incomplete labels).
public struct FleetLabelsQuestion: Sendable {
  /// Asks about everything that managers' stored answers name.
  public init() {}

  /// Each requirement with the hosts that carry its label and those that give what it names.
  ///
  /// - Throws: `noInput` for a store without managers' answers and traits; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetLabelsReport {
    let snapshot = try fleet.hosts()
    let documents = try wrapped { () throws(FleetStoreError) in
      try fleet.store.documents(ofFormats: [
        ManagerAnswer.kubernetes.rawValue, ManagerAnswer.flavors.rawValue, ManagerAnswer.ovirt.rawValue,
        ManagerAnswer.ovirtTypes.rawValue,
      ])
    }
    let providers = try wrapped { () throws(FleetStoreError) in
      try fleet.store.hosts(recordedAt: ObservationPoint.placementTraits.identifier)
    }
    guard !documents.isEmpty || !providers.isEmpty else {
      throw QuestionError(
        .noInput,
        "\(fleet.store.path): no answer of kubectl or oVirt, list of flavors or list of traits is stored; add one with martlet fleet add"
      )
    }
    var cluster = Cluster()
    var clusters = ClusterTypes()
    var flavors: [String: [String]] = [:]
    for stored in documents {
      func damaged() -> QuestionError {
        QuestionError(.badInput, "\(fleet.store.path): a stored answer is damaged")
      }
      guard let bytes = gunzip(stored.compressed, limit: 64 << 20) else { throw damaged() }
      if stored.format == ManagerAnswer.ovirtTypes.rawValue {
        guard let types = OVirtCPUTypes(bytes) else { throw damaged() }
        clusters.take(types)
        continue
      }
      guard let root = AnswerNode(bytes) else { throw damaged() }
      switch ManagerAnswer(rawValue: stored.format) {
      case .kubernetes?: cluster.take(KubernetesAnswer(root))
      case .ovirt?: clusters.take(OVirtAnswer(root))
      default:
        for flavor in FlavorList(root).flavors where flavors[flavor.name] == nil {
          flavors[flavor.name] = FlavorList.requiredTraits(flavor.specs)
        }
      }
    }
    var report = FleetLabelsReport(inputs: [fleet.input])
    try addSelectors(cluster, snapshot, fleet, &report)
    try addTraits(flavors, providers, snapshot, fleet, &report)
    report.pins += try clusters.pins(snapshot, fleet)
    report.pins.sort { a, b in
      (a.state.rank, -a.subjects.count, a.requirement) < (b.state.rank, -b.subjects.count, b.requirement)
    }
    return report
  }

  /// What the newest answers say of nodes and of what guests require of them.
  private struct Cluster {
    var labels: [String: [String: String]] = [:]
    /// The labels that each guest requires.
    var required: [String: Set<String>] = [:]

    mutating func take(_ answer: KubernetesAnswer) {
      for node in answer.nodes {
        guard let name = node["metadata"]?["name"]?.string, labels[name] == nil else { continue }
        labels[name] = KubernetesAnswer.labels(of: node)
      }
      let requirements = answer.requirements()
      for (guest, names) in requirements where required[guest] == nil { required[guest] = names }
    }
  }

  private func addSelectors(
    _ cluster: Cluster, _ snapshot: FleetSnapshot, _ fleet: OpenFleet, _ report: inout FleetLabelsReport
  ) throws(QuestionError) {
    var subjects: [String: [String]] = [:]
    for (guest, labels) in cluster.required.sorted(by: { $0.key < $1.key }) {
      let isThere = try wrapped { () throws(FleetStoreError) in
        try !fleet.store.guests(matching: guest, limit: 1).isEmpty
      }
      guard isThere else { continue }
      for label in labels { subjects[label, default: []].append(guest) }
    }
    // Only what hosts themselves show is evidence against their labels.
    var own: [String: HostForm] = [:]
    for host in snapshot.hosts where cluster.labels[host.name] != nil && !subjects.isEmpty {
      guard let found = try fleet.anyEvidence(ofHost: host.id, withoutAnswers: true) else { continue }
      own[host.name] = fleet.form(of: found)
    }
    let nodes = snapshot.hosts.map(\.name).filter { cluster.labels[$0] != nil }
    for (label, guests) in subjects {
      let features = features(of: label, fleet)
      var pin = FleetLabelsReport.Pin(
        kind: .nodeLabel, requirement: label, features: features.map(\.name), subjects: guests)
      for node in nodes {
        let isLabelled = cluster.labels[node]?[label] != nil
        pin.count(
          node, isLabelled: isLabelled, gives: features.isEmpty ? nil : own[node]?.gives(all: features))
      }
      pin.state =
        pin.labelled == 0
        ? .unsatisfied : pin.falseLabels.isEmpty && pin.missingLabels.isEmpty ? .holds : .contradicted
      report.pins.append(pin)
    }
  }

  private func addTraits(
    _ flavors: [String: [String]], _ providers: [Int64], _ snapshot: FleetSnapshot, _ fleet: OpenFleet,
    _ report: inout FleetLabelsReport
  ) throws(QuestionError) {
    let catalog = fleet.records.options.catalog
    func feature(_ trait: String) -> Feature? {
      let found = catalog.features(called: trait).filter { feature in
        feature.aliases.contains { $0.dialect == .trait && $0.name == trait }
      }
      return found.count == 1 ? found[0] : nil
    }
    var carried: [Int64: FeatureSet] = [:]
    for host in providers {
      guard let cpu = try fleet.evidence(ofHost: host) else { continue }
      carried[host] = cpu.seen.reduce(into: FeatureSet()) { set, observation in
        if observation.point == .placementTraits { set.formUnion(observation.evidence.present) }
      }
    }
    var wanted: [String: [String]] = [:]
    for (flavor, traits) in flavors.sorted(by: { $0.key < $1.key }) {
      for trait in traits { wanted[trait, default: []].append(flavor) }
    }
    let residents = Dictionary(
      grouping: try wrapped { () throws(FleetStoreError) in try fleet.store.guestsByFlavor() },
      by: \.flavor)
    func pin(_ trait: String, _ feature: Feature, _ flavors: [String]) -> FleetLabelsReport.Pin {
      var pin = FleetLabelsReport.Pin(
        kind: flavors.isEmpty ? .providerTrait : .flavorTrait, requirement: trait, features: [feature.name],
        subjects: flavors)
      var denying: Set<Int64> = []
      for host in snapshot.hosts {
        let gives = snapshot.hostForms[host.form].gives(feature)
        pin.count(
          host.name, isLabelled: carried[host.id].map { $0.contains(feature.index) }, gives: gives)
        if gives == false { denying.insert(host.id) }
      }
      for flavor in flavors {
        for residents in residents[flavor] ?? [] {
          pin.guests? += residents.count
          if let host = residents.host, denying.contains(host) { pin.strandedGuests? += residents.count }
        }
      }
      return pin
    }
    for (trait, flavors) in wanted {
      guard let feature = feature(trait) else {
        // A trait of the operator's own names no feature.
        continue
      }
      var pin = pin(trait, feature, flavors)
      pin.state =
        pin.given > 0
        ? pin.falseLabels.isEmpty && pin.strandedGuests == 0 ? .holds : .contradicted
        : pin.undetermined > 0 ? .undetermined : .unsatisfied
      report.pins.append(pin)
    }
    let named = carried.values.reduce(FeatureSet()) { $0.union($1) }
    for feature in catalog.features(in: named) {
      guard let trait = feature.aliases.first(where: { $0.dialect == .trait })?.name, wanted[trait] == nil
      else {
        continue
      }
      var pin = pin(trait, feature, [])
      guard !pin.falseLabels.isEmpty else { continue }
      pin.state = .contradicted
      report.pins.append(pin)
    }
  }

  /// The features that a label of KubeVirt stands for; empty for a label that names none.
  private func features(of label: String, _ fleet: OpenFleet) -> [Feature] {
    let (map, catalog) = (fleet.records.interpreter.map, fleet.records.options.catalog)
    if label.hasPrefix(KubernetesAnswer.Label.feature) {
      let name = String(label.dropFirst(KubernetesAnswer.Label.feature.count))
      return map.index(ofFeature: name).map { [catalog.features[$0]] } ?? []
    }
    for prefix in [KubernetesAnswer.Label.model, KubernetesAnswer.Label.migrationModel]
    where label.hasPrefix(prefix) {
      return map.model(named: String(label.dropFirst(prefix.count))).map { catalog.features(in: $0.features) }
        ?? []
    }
    return []
  }
}

extension HostForm {
  /// Whether guests get all of these features: false if one is certainly missing, nil if one is unknown.
  fileprivate func gives(all features: [Feature]) -> Bool? {
    var isKnown = true
    for feature in features {
      switch gives(feature) {
      case false?: return false
      case nil: isKnown = false
      case true?: break
      }
    }
    return isKnown ? true : nil
  }
}

extension KubernetesAnswer {
  /// The CPU labels that each guest requires of its node: by its selectors and affinity, by its model and features, and by the
  /// selector of its running launcher.
  func requirements() -> [String: Set<String>] {
    var required: [String: Set<String>] = [:]
    func take(_ guest: String, _ labels: some Sequence<String>) {
      let own = labels.filter { label in
        [Label.feature, Label.model, Label.migrationModel].contains { label.hasPrefix($0) }
      }
      if !own.isEmpty { required[guest, default: []].formUnion(own) }
    }
    for instance in instances {
      guard let metadata = instance["metadata"], let name = metadata["name"]?.string else { continue }
      let guest = "\(metadata["namespace"]?.string ?? "default")/\(name)"
      let spec = instance["spec"]
      take(guest, (spec?["nodeSelector"]?.members ?? []).map(\.key))
      let affinity = spec?["affinity"]?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]
      // Terms are alternatives: only what the single one requires is required.
      let terms = affinity?["nodeSelectorTerms"]?.elements ?? []
      if terms.count == 1 {
        take(
          guest,
          (terms[0]["matchExpressions"]?.elements ?? []).compactMap { expression in
            ["In", "Exists"].contains(expression["operator"]?.string) ? expression["key"]?.string : nil
          })
      }
      let cpu = spec?["domain"]?["cpu"]
      if let model = cpu?["model"]?.string, model != "host-model", model != "host-passthrough" {
        take(guest, [Label.model + model])
      }
      take(
        guest,
        (cpu?["features"]?.elements ?? []).compactMap { feature in
          ["require", "", nil].contains(feature["policy"]?.string)
            ? feature["name"]?.string.map { Label.feature + $0 } : nil
        })
    }
    for launcher in launchers {
      guard let metadata = launcher["metadata"], let namespace = metadata["namespace"]?.string,
        let owner = (metadata["ownerReferences"]?.elements ?? []).first(where: {
          $0["kind"]?.string == "VirtualMachineInstance"
        })?["name"]?.string
      else { continue }
      take("\(namespace)/\(owner)", (launcher["spec"]?["nodeSelector"]?.members ?? []).map(\.key))
    }
    return required
  }
}
