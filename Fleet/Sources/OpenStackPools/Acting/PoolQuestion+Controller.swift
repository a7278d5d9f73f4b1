internal import FleetPlans
internal import MartletQuestions
internal import OpenStackClient

extension PoolQuestion {
  /// The states in which nova-manage sets properties of a server.
  ///
  /// - SeeAlso: nova 34.0.0 nova/cmd/manage.py, _update_image_properties.
  private static let stopped: Set<String> = ["SHUTOFF", "SHELVED", "SHELVED_OFFLOADED"]

  /// Asks the controller how servers are bound whose binding no API shows.
  ///
  /// - Throws: `QuestionError` of ssh.
  mutating func ask(_ controller: NovaController, _ situation: inout Situation) async throws(QuestionError) {
    for pool in situation.intended.pools {
      let open = situation.report.servers.filter { server in
        server.pool == pool.plan.name && (server.binding == .unknown || server.binding == .unbound)
      }
      answers.add(try await controller.shown(pool.names.key, of: open.map(\.id)))
    }
    situation.report.servers = situation.history.correcting(
      situation.intended.bindings(in: situation.facts, answers))
  }

  /// Binds the servers that are stopped, so at the power cycle that gives them their pool's CPU; all others stay as they are.
  ///
  /// - Parameter book: The journal; nil to only say what would be bound.
  /// - Throws: `QuestionError` of ssh and the journal, after which another run continues.
  func bind(
    _ controller: NovaController, _ situation: inout Situation, _ book: PoolJournal?
  ) async throws(QuestionError) {
    situation.report.controller = controller.uri
    guard situation.report.isMade else { return }
    guard BindingAdvice.support(situation.facts.maximumMicroversion) != .no else {
      situation.report.remarks.append(
        "nova-manage takes traits from Nova 32.0.0 on, and this one is older: nothing was set on \(controller.uri)"
      )
      return
    }
    for place in situation.report.servers.indices {
      let server = situation.report.servers[place]
      guard server.binding == .unbound, !server.isBusy, Self.stopped.contains(server.status),
        let pool = situation.intended.pools.first(where: { $0.plan.name == server.pool })
      else { continue }
      guard let book else {
        situation.report.changed.append(server.id)
        continue
      }
      var entry = PoolJournalEntry(.binding)
      entry.server = server
      entry.key = pool.names.key
      entry.old = answers.value(of: server.id)
      try book.write(entry)
      if let refusal = try await controller.set(pool.names.key, of: server.id, to: "required") {
        situation.report.servers[place].reason = refusal
        continue
      }
      situation.report.servers[place].binding = .bound
      situation.report.servers[place].by = .image
      situation.report.servers[place].reason = nil
      situation.report.servers[place].commands = []
      situation.report.changed.append(server.id)
    }
  }

  /// Gives servers that this plan bound on a controller the values back that they had.
  ///
  /// - Parameter book: The journal; nil to only say what would be freed.
  /// - Throws: `QuestionError` of ssh and the journal, after which another run continues.
  mutating func free(
    _ controller: NovaController, _ situation: inout Situation, _ book: PoolJournal?
  ) async throws(QuestionError) {
    situation.report.controller = controller.uri
    for entry in situation.history.bindings.values.sorted(by: {
      ($0.server?.id ?? "") < ($1.server?.id ?? "")
    }) {
      guard let id = entry.server?.id, let key = entry.key else { continue }
      guard let now = situation.facts.servers.first(where: { $0.id == id }) else { continue }
      answers.add(try await controller.shown(key, of: [id]))
      guard answers[id] == true else {
        situation.report.remarks.append("\(id): \(key) is not as this plan set it, so it stays as it is")
        continue
      }
      guard Self.stopped.contains(now.status), now.task == nil else {
        situation.report.remarks.append(
          "\(id) keeps its binding while it runs (\(now.status)); stop it and run undo again")
        continue
      }
      situation.report.changed.append(id)
      guard let book else { continue }
      var line = entry
      line.event = .unbinding
      try book.write(line)
      if let refusal = try await controller.set(key, of: id, to: entry.old ?? "") {
        situation.report.changed.removeAll { $0 == id }
        situation.report.remarks.append("\(id) keeps its binding: \(refusal)")
        continue
      }
      line.event = .unbound
      try book.write(line)
      answers.add(try await controller.shown(key, of: [id]))
    }
    situation.report.servers = situation.history.correcting(
      situation.intended.bindings(in: situation.facts, answers)
    ).map { server in
      guard situation.report.changed.contains(server.id) else { return server }
      var freed = server
      freed.binding = .unbound
      freed.by = nil
      return freed
    }
  }
}
