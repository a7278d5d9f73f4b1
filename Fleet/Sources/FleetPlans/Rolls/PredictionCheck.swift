internal import CPUCatalog
internal import CPUCompatibility
public import CPUReaders
internal import FleetPlanning
public import FleetQuestions
internal import FleetStorage
public import MartletQuestions

/// What a changed host became, compared with what a plan predicts.
public struct PredictionCheck: Sendable, Hashable {
  /// What is not as predicted, or a prediction that the capture does not show; a clause each.
  public var differences: [String] = []
  /// What earlier records report and the capture does not, a clause each.
  public var unchecked: [String] = []
  /// How many features both earlier records and the capture report, and how many only earlier records do.
  public var compared = 0, unreported = 0

  /// Nothing found yet.
  public init() {}
}

extension RollPlan {
  /// Compares a host as it was captured after its change with its records and the plan's prediction.
  ///
  /// Like is compared with like: of the records of before, those of the capture's formats count, if there are any.
  /// - Parameter documents: What the host was asked after its change.
  /// - Throws: `badInput` for a document that nobody reads, or that does not describe the host; the store's errors.
  public func check(
    _ name: String, captured documents: [Document], in fleet: OpenFleet
  ) throws(QuestionError) -> PredictionCheck {
    guard let host = hosts.first(where: { $0.name == name }),
      let stored = try fleet.stored(name: name, uuid: host.uuid)
    else { throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no host \(name)") }
    var check = PredictionCheck()
    var formats: Set<String> = []
    var after: [HostCPU] = []
    for document in documents {
      let inventory = try fleet.inventory(of: document, guests: nil)
      formats.insert(inventory.format)
      guard
        let found = inventory.hosts.first(where: { host.uuid != nil && $0.uuid == host.uuid })
          ?? (inventory.hosts.count == 1 ? inventory.hosts[0] : nil)
      else {
        throw QuestionError(.badInput, "\(document.name): the answer does not describe \(name)")
      }
      if let uuid = found.uuid, let own = host.uuid, uuid != own {
        check.differences.append("another machine answers: its UUID is \(uuid), not \(own)")
      }
      after.append(found.cpu)
    }
    guard !after.isEmpty else { throw QuestionError(.badInput, "\(name) was not captured") }
    guard let before = try fleet.records(of: stored.id, likeFormats: formats) else {
      throw QuestionError(.noInput, "\(fleet.store.path): no record describes \(name)")
    }
    if !before.isAlike {
      check.unchecked.append("earlier records are of other kinds than the capture")
    }
    let now = HostCPU.folding(after)
    let change = try request.changes.isEmpty ? nil : HostChange(request.changes, of: "change")
    compareFeatures(
      HostForm(before.cpu, map: fleet.records.interpreter.map),
      HostForm(now, map: fleet.records.interpreter.map),
      predictions.first(where: { $0.hosts.contains(name) }),
      fleet.records.options.catalog, &check)
    FactCheck(words: request.changes, change: change).compare(
      HostFacts(before.cpu).values, HostFacts(now).values, &check)
    return check
  }

  private func compareFeatures(
    _ before: HostForm, _ after: HostForm, _ prediction: Prediction?, _ catalog: Catalog,
    _ check: inout PredictionCheck
  ) {
    let open = Set(prediction?.open ?? [])
    let (gained, lost) = (Set(prediction?.gained ?? []), Set(prediction?.lost ?? []))
    var groups: [String: [String]] = [:]
    var unreported: [String] = []
    for feature in catalog.features where !open.contains(feature.name) {
      let (was, new) = (before.gives(feature), after.gives(feature))
      let group: String? =
        switch new {
        case nil where gained.contains(feature.name):
          "are predicted to be gained, and the capture does not report them"
        case nil where lost.contains(feature.name):
          "are predicted to be lost, and the capture does not report them"
        case true? where was == false && !gained.contains(feature.name):
          "are gained, which the plan does not predict"
        case false? where was == true && !lost.contains(feature.name):
          "are lost, which the plan does not predict"
        case false? where gained.contains(feature.name): "are not gained, which the plan predicts"
        case true? where lost.contains(feature.name): "are not lost, which the plan predicts"
        default: nil
        }
      if let group { groups[group, default: []].append(feature.name) }
      if new != nil, was != nil { check.compared += 1 }
      if new == nil, was != nil, group == nil { unreported.append(feature.name) }
    }
    for (what, names) in groups.sorted(by: { $0.key < $1.key }) {
      check.differences.append("features that \(what): \(some(names, 12))")
    }
    check.unreported = unreported.count
    if !unreported.isEmpty {
      check.unchecked.append("\(counted(unreported.count, "feature")) that only earlier records report")
    }
  }
}

extension OpenFleet {
  /// A host of a plan in the store; nil if it is gone.
  fileprivate func stored(name: String, uuid: String?) throws(QuestionError) -> StoredHost? {
    try wrapped { () throws(FleetStoreError) in try store.hosts(matching: nil) }.first {
      uuid == nil ? $0.name == name : $0.uuid == uuid
    }
  }

  /// A host by its current records of some formats, or by all of its own records if it has none of these.
  fileprivate func records(
    of host: Int64, likeFormats formats: Set<String>
  ) throws(QuestionError) -> (cpu: HostCPU, isAlike: Bool)? {
    let alike = try evidence(ofHost: host, withoutAnswers: true, formats: formats)
    if let alike { return (alike, true) }
    return try evidence(ofHost: host, withoutAnswers: true).map { ($0, false) }
  }
}
