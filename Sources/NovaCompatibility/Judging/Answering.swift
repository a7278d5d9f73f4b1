internal import LibvirtCPU

extension NovaQuestion {
  /// The visible answer to a migration with these check results.
  func answer(to checks: [NovaCheck]) -> NovaAnswer {
    guard let check = checks.first(where: { $0.outcome == .refuses }), let refusal = check.refusal else {
      let isUnknown = checks.contains { if case .undetermined = $0.outcome { true } else { false } }
      return NovaAnswer(httpStatus: isUnknown && !request.isAsynchronous ? nil : 202)
    }
    var answer = NovaAnswer(httpStatus: 400)
    answer.dependsOn = checks.prefix { $0 != check }.compactMap {
      if case .undetermined = $0.outcome { $0.kind } else { nil }
    }
    if check.kind == .apiVersion {
      answer.httpStatus = 406
      answer.message = refusal.message
      return answer
    }
    let raised = raisedToAPI(refusal)
    if request.isAsynchronous {
      answer.httpStatus = 202
    } else {
      answer.message = raised
    }
    answer.hidesCause = answer.message != refusal.message
    answer.places = places(check, refusal, raised: raised)
    return answer
  }

  /// The message that reaches the API, or would reach it if somebody waited for it; nil if unknown.
  private func raisedToAPI(_ refusal: NovaCheck.Refusal) -> String? {
    if request.goesByScheduler {
      return NovaRefusal.noValidHost.raised(in: release).message
    }
    let isCPU = ["InvalidCPUInfo", "libvirtError"].contains(refusal.exception)
    if isCPU, !release.passesCauseOn {
      return NovaRefusal.failedMigration(host: destination.name).raised(in: release).message
    }
    return refusal.exception == "libvirtError" ? nil : refusal.message
  }

  private func places(
    _ check: NovaCheck, _ refusal: NovaCheck.Refusal, raised: String?
  ) -> [NovaAnswer.Place] {
    var places: [NovaAnswer.Place] = []
    let details = release.series.maximumMicroversion.map { $0 >= Self.details } == true
    if release.hasEvents {
      if check.kind == .destinationCPU {
        places.append(
          .init(
            kind: .instanceActionEvent, name: "compute_check_can_live_migrate_destination",
            text: details ? refusal.message : "Error", tellsCause: details,
            shownFrom: details ? Self.details : nil))
      }
      places.append(
        .init(
          kind: .instanceActionEvent,
          name: request.isAsynchronous ? "conductor_live_migrate_instance" : "conductor_migrate_server",
          text: details ? raised ?? "Error" : "Error", tellsCause: details && raised == refusal.message,
          shownFrom: details ? Self.details : nil))
      places.append(.init(kind: .migration, name: "os-migrations", text: "error", tellsCause: false))
    }
    if check.kind == .destinationCPU, let comparison = check.comparison {
      places.append(
        .init(
          kind: .log, name: "nova-compute on \(destination.name)", logger: "ERROR nova.virt.libvirt.driver",
          text: NovaRefusal.comparison(comparison.error?.message ?? "0", release), tellsCause: true))
    }
    if request.goesByScheduler {
      places.append(
        .init(
          kind: .log, name: "nova-conductor", logger: "DEBUG nova.conductor.tasks.live_migrate",
          text: "Skipping host: \(destination.name) because: \(refusal.message)", tellsCause: true))
    }
    if release.hasEvents, let raised {
      places.append(
        .init(
          kind: .log, name: "nova-conductor", logger: "WARNING nova.scheduler.utils",
          text: "Failed to compute_task_migrate_server: \(raised)", tellsCause: raised == refusal.message))
    }
    return places
  }

  /// The first microversion that shows an event's error.
  ///
  /// - SeeAlso: nova nova/api/openstack/compute/rest_api_version_history.rst, 2.84.
  private static let details = NovaMicroversion(2, 84)
}
