public import CPUCatalog
public import CPUCompatibility
public import ReportContract

extension FeatureListReport {
  /// Adds the state of the listed features in a host's records.
  ///
  /// Where points differ, the lowest that knows a feature counts: what the silicon has, not what guests get.
  /// - Parameter features: The features of the report.
  public mutating func add(_ host: HostCPU, of features: [Feature], inputs: [InputReport]) {
    var row = Host(name: host.name, present: [], absent: [], conflicting: [], undetermined: [])
    for feature in features {
      let states = host.observations.lazy.map { $0.evidence.state(of: feature.index) }
      switch states.first(where: { $0 != .undetermined }) {
      case .present: row.present.append(feature.name)
      case .absent: row.absent.append(feature.name)
      case .conflict: row.conflicting.append(feature.name)
      case .undetermined, nil: row.undetermined.append(feature.name)
      }
    }
    hosts.append(row)
    self.inputs += inputs
  }
}
