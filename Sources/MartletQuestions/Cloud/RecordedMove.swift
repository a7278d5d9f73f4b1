internal import CPUReaders
internal import FleetDocuments

/// The last live migration of a server that failed, as Nova recorded it.
struct RecordedMove: Sendable {
  /// The compute host that the server was on.
  let source: String?
  /// The compute host that refused it, or that it should reach.
  let destination: String?
  /// The reasons that Nova recorded, as the lines of a log; nil if it recorded none.
  let log: Document?
  /// Whether Nova recorded a failed migration at all.
  let isRecorded: Bool
  /// The migration's record, if it failed.
  private let migration: CloudMigration?
  private let action: CloudAction?

  /// The latest failure in what was fetched.
  init(_ cloud: CloudFacts?, _ server: CloudServer) {
    let migrations = (cloud?.migrations ?? []).filter { $0.server == server.id }
    migration = migrations.first { ["error", "failed"].contains($0.status) }
    let actions = (cloud?.actions ?? []).filter { $0.server == server.id }
    action =
      actions.first { action in action.message == "Error" || action.events.contains { $0.result == "Error" } }
      // The events of a move that libvirt refuses all say Success: the migration's record alone shows the failure.
      ?? (migration == nil ? nil : actions.first)
    isRecorded = migration != nil || action?.events.contains { $0.result == "Error" } == true
    // The scheduler tries several hosts; the last that refused stands for all.
    let refusal = action?.events.last { event in
      event.result == "Error" && event.event == "compute_check_can_live_migrate_destination"
    }
    destination = refusal?.host ?? migration?.destination
    source = migration?.source
    let lines = (action?.events ?? []).filter { $0.result == "Error" }.compactMap { event -> String? in
      guard let details = event.details, !details.isEmpty else { return nil }
      return "\(event.finished ?? "") ERROR \(event.event)\(event.host.map { " on \($0)" } ?? ""): \(details)"
    }
    log =
      lines.isEmpty
      ? nil
      : Document(
        name: "\(NovaArgument.server(server.id).text) events of \(action?.request ?? "")",
        bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// What Nova's API does not show of this move, and what does; one clause each.
  func hidden(_ server: CloudServer, _ answer: FetchedDocuments) -> [String] {
    var notes = answer.missing.filter { $0.kind != "host" }.map { "\($0.kind): \($0.reason)" }
    let guest = server.instance ?? server.id
    if let action, log == nil {
      notes.append(
        action.events.contains { $0.result == "Error" }
          ? "the API hides why the step failed (details need microversion 2.84 and os_compute_api:os-instance-actions:events:details); the logs of nova-compute have it: grep \(action.request)"
          : "Nova's own checks passed, and libvirt or QEMU ended the move; only the log of nova-compute on the source has the reason: grep 'Live Migration failure' (add it as --log)"
      )
    }
    notes.append(
      "Nova's API shows neither nova.conf nor the guest's definition nor libvirt's map: martlet capture on both hosts does (add it as --from and --to), "
        + "and virsh dumpxml \(guest)")
    let others = (answer.cloud?.servers ?? []).filter { $0.id != server.id }
    if !others.isEmpty {
      let names = others.prefix(5).map { $0.name ?? $0.id }.joined(separator: ", ")
      notes.append(
        "\(others.count) other server\(others.count == 1 ? " is" : "s are") on \(server.host ?? "the host") (\(names)\(others.count > 5 ? " and so on" : "")), and under host-model "
          + "\(others.count == 1 ? "meets" : "meet") the same comparison")
    }
    return notes
  }
}
