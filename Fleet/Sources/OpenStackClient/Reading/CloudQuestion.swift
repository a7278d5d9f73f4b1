public import FleetDocuments
internal import FoundationEssentials

/// What one run fetches from a cloud.
public enum CloudQuestion: Sendable, Hashable {
  /// The records of hypervisors: all, or those of the given names.
  case hypervisors(names: [String])
  /// A server, and the record of the host that it is on.
  case server(String)
  /// A server, its latest moves, and the records of the hosts that these name.
  case diagnosis(server: String, hosts: [String])
  /// All hosts, servers, and the moves of the last hours, with the events of those that failed.
  case cloud(hours: Int)
}

extension CloudClient {
  /// How many servers' events are read in one run: there is no list of them for several servers.
  private static let mostServers = 200

  /// The answer to a question.
  ///
  /// - Throws: `FleetFailure` where what was asked for cannot be fetched; what only adds to it is `missing`.
  public func answer(to question: CloudQuestion) async throws(FleetFailure) -> FetchedDocuments {
    var answer = FetchedDocuments(fetched: "")
    var facts = CloudFacts(
      cloud: settings.name, maximumMicroversion: try await maximumMicroversion().description)
    switch question {
    case .hypervisors(let names): try await addHypervisors(names, to: &answer, &facts)
    case .server(let id):
      let server = try await server(id)
      facts.servers = [server]
      if let host = server.hypervisor ?? server.host {
        try await addHypervisors([host], to: &answer, &facts)
      }
    case .diagnosis(let id, let hosts): try await diagnose(id, hosts, &facts, &answer)
    case .cloud(let hours): try await survey(hours, &facts, &answer)
    }
    facts.requests = await requests
    answer.cloud = facts
    let offset = await clockOffset
    answer.fetched = HTTPDate.timestamp(Date.now.timeIntervalSince1970 + offset)
    if abs(offset) > 300 {
      answer.missing.append(
        .init(
          kind: "clock", name: settings.name,
          reason:
            "the cloud's clock is \(Int(abs(offset))) s \(offset > 0 ? "ahead of" : "behind") this machine's; times are the cloud's"
        ))
    }
    return answer
  }

  private func diagnose(
    _ id: String, _ hosts: [String], _ facts: inout CloudFacts, _ answer: inout FetchedDocuments
  ) async throws(FleetFailure) {
    let server = try await server(id)
    facts.servers = [server]
    do throws(FleetFailure) { facts.actions = try await actions(of: id, most: 5) } catch {
      answer.missing.append(.init(kind: "actions", name: id, reason: error.line))
    }
    do throws(FleetFailure) { facts.migrations = try await migrations(of: id) } catch {
      answer.missing.append(.init(kind: "migrations", name: id, reason: error.line))
    }
    var names = hosts + [server.hypervisor ?? server.host].compactMap { $0 }
    for migration in facts.migrations.prefix(5) {
      names += [migration.source, migration.destination].compactMap { $0 }
    }
    for action in facts.actions {
      names += action.events.filter { $0.event.hasPrefix("compute_") }.compactMap(\.host)
    }
    var wanted: [String] = []
    for name in names where !name.isEmpty && !wanted.contains(name) { wanted.append(name) }
    guard !wanted.isEmpty else {
      throw FleetFailure(
        .noPermission,
        "Nova does not show this user the host of \(id); that needs os_compute_api:os-extended-server-attributes, by default the role admin"
      )
    }
    // A host that was removed since must not hide the others.
    try await addHypervisors([], to: &answer, &facts)
    let nodes = answer.documents
    answer.documents = nodes.filter { document in
      wanted.contains { name in
        document.name == "nova:\(name)" || document.content.contains("\"host\":\"\(name)\"")
      }
    }
    answer.missing.removeAll { $0.kind == "host" && !wanted.contains($0.name) }
    if let source = server.host {
      do throws(FleetFailure) {
        facts.servers += try await servers(on: source).filter { $0.id != id }
      } catch {
        answer.missing.append(.init(kind: "servers", name: source, reason: error.line))
      }
    }
  }

  private func survey(
    _ hours: Int, _ facts: inout CloudFacts, _ answer: inout FetchedDocuments
  ) async throws(FleetFailure) {
    let offset = await clockOffset
    let start = HTTPDate.timestamp(max(0, Date.now.timeIntervalSince1970 + offset - Double(hours) * 3_600))
    facts.migrations = try await migrations(since: start)
    try await addHypervisors([], to: &answer, &facts)
    facts.servers = try await servers()
    let unreachable = facts.servers.count { $0.isUnreachable }
    if unreachable > 0 {
      answer.missing.append(
        .init(
          kind: "servers", name: "",
          reason:
            "the cells of \(unreachable) servers do not answer Nova's API, which does not show their hosts"))
    }
    var failed: [String] = []
    for migration in facts.migrations where ["error", "failed"].contains(migration.status) {
      if !failed.contains(migration.server) { failed.append(migration.server) }
    }
    for server in failed.prefix(Self.mostServers) {
      do throws(FleetFailure) {
        facts.actions += try await actions(of: server, most: 3)
      } catch {
        answer.missing.append(.init(kind: "actions", name: server, reason: error.line))
      }
    }
    for server in failed.dropFirst(Self.mostServers) {
      answer.missing.append(
        .init(
          kind: "actions", name: server,
          reason:
            "the events of \(Self.mostServers) servers are read in one run; diagnose --server reads these"))
    }
  }
}
