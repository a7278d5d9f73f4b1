internal import FleetStorage
public import MartletQuestions
public import ReportContract

/// The documents that questions about a fleet publish.
public enum FleetForms {
  /// All of them, in the order of their names.
  public static let all: [PublishedForm] = [
    PublishedForm(FleetAddReport.self), PublishedForm(FleetDriftReport.self),
    PublishedForm(FleetForecastReport.self), PublishedForm(FleetGuestsReport.self),
    PublishedForm(FleetHistoryReport.self), PublishedForm(FleetHostsReport.self),
    PublishedForm(FleetLabelsReport.self),
    PublishedForm(FleetLedgerReport.self), PublishedForm(FleetLedgerHistoryReport.self),
    PublishedForm(FleetListReport.self), PublishedForm(FleetMatrixReport.self),
    PublishedForm(FleetShowReport.self),
    PublishedForm(FleetStuckReport.self), PublishedForm(FleetWaiverReport.self),
    PublishedForm(FleetWhereReport.self),
    PublishedForm(FleetWhoReport.self), PublishedForm(FleetWhyReport.self),
  ]
}

extension OpenFleet {
  /// The URIs by which hosts were added, each once.
  ///
  /// - Throws: The store's errors.
  public func askedOrigins() throws(QuestionError) -> [String] {
    try wrapped { () throws(FleetStoreError) in try store.origins() }.filter {
      $0 == "this" || $0.contains("://") || $0.hasPrefix("nova:")
    }
  }

  /// The URIs by which a schedule asks hosts, in their order.
  ///
  /// `this` and URIs without a host name the machine that asks. Where several machines share a database, each would mean itself, so that
  /// they are left out there.
  ///
  /// - Throws: The store's errors.
  public func scheduledOrigins() throws(QuestionError) -> [String] {
    let all = try askedOrigins()
    return StoreLocation.isDatabase(name) ? all.filter { !Self.isOfThisMachine($0) } : all
  }

  /// Whether a URI means the machine that asks: `this`, or one without a host, such as `qemu:///system`.
  static func isOfThisMachine(_ uri: String) -> Bool { uri == "this" || uri.contains(":///") }

  /// Puts hosts into pools by their names.
  ///
  /// - Throws: The store's errors.
  public func tagPools(_ pool: (String) -> String?) throws(QuestionError) {
    let hosts = try wrapped { () throws(FleetStoreError) in try store.hosts() }.hosts
    var groups: [String: [Int64]] = [:]
    for host in hosts { if let pool = pool(host.name) { groups[pool, default: []].append(host.id) } }
    for (pool, hosts) in groups.sorted(by: { $0.key < $1.key }) {
      try wrapped { () throws(FleetStoreError) in try store.tag(hosts: hosts, [("pool", pool)]) }
    }
  }

  /// Copies the store into another one, which is empty.
  ///
  /// - Returns: How many rows were copied, by table, removed hosts and guests among them.
  /// - Throws: `cannotWrite` if the target is not empty; the errors of both stores.
  public func copy(to target: OpenFleet) throws(QuestionError) -> [String: Int] {
    try wrapped { () throws(FleetStoreError) in try store.copy(to: target.store) }
  }

  /// How messages name the store: its path, or its address without a password.
  public var name: String { store.path }

  /// Copies the store into a new file.
  ///
  /// - Throws: `cannotWrite` if the file exists or cannot be written.
  public func backUp(to path: String) throws(QuestionError) {
    try wrapped { () throws(FleetStoreError) in try store.backUp(to: path) }
  }
}
