internal import CPUReaders
internal import FleetDocuments
internal import FleetProgram

/// What came of one argument: documents, and hosts that have none.
struct AskedAnswer: Sendable {
  /// The documents, in order.
  var documents: [Document] = []
  /// The hosts without a document, with the reason.
  var missing: [(name: String, error: QuestionError)] = []
}

/// The documents of an OpenStack cloud, which martlet-fleet fetches.
struct AskedCloud {
  let access: HostAccess

  /// The records of hosts, or the definition of a server's guest.
  ///
  /// - Throws: As `fetch(_:for:)`; `usage` for a server whose CPU Nova's settings would decide, where these are unknown.
  func answer(_ argument: NovaArgument) async throws(QuestionError) -> AskedAnswer {
    switch argument {
    case .all: return hosts(in: try await fetch(["hypervisors"], for: argument.text))
    case .host(let name):
      return hosts(in: try await fetch(["hypervisors", "--node=\(name)"], for: argument.text))
    case .server(let id):
      let found = try await server(id)
      let settings = try NovaGuestSettings(access.cloud.guestSettings, captured: nil)
      return AskedAnswer(documents: [try NovaGuest(found.server, settings).document])
    }
  }

  /// A server, and the record of its host.
  ///
  /// - Throws: As `fetch(_:for:)`; `badInput` for an answer without the server.
  func server(_ id: String) async throws(QuestionError) -> (server: CloudServer, answer: FetchedDocuments) {
    let name = NovaArgument.server(id).text
    let answer = try await fetch(["server", "--server=\(id)"], for: name)
    guard let server = answer.cloud?.servers.first, server.id == id else {
      throw QuestionError(.badInput, "\(name): martlet-fleet gave another server")
    }
    return (server, answer)
  }

  /// The hosts of an answer.
  func hosts(in answer: FetchedDocuments) -> AskedAnswer {
    var asked = AskedAnswer()
    asked.documents = answer.documents.map { Document(name: $0.name, bytes: Array($0.content.utf8)) }
    asked.missing = answer.missing.filter { $0.kind == "host" }.map { missing in
      let name = "nova:\(missing.name)"
      return (name, QuestionError(.unavailable, "\(name): \(missing.reason)"))
    }
    return asked
  }

  /// Runs martlet-fleet.
  ///
  /// - Throws: `QuestionError` of the kind of its failure.
  func fetch(_ arguments: [String], for name: String) async throws(QuestionError) -> FetchedDocuments {
    let limit = access.timeLimit ?? .seconds(120)
    var words = arguments + ["--time-limit=\(limit.components.seconds)"]
    if let cloud = access.cloud.name { words.append("--os-cloud=\(cloud)") }
    if access.cloud.isInsecure { words.append("--os-insecure") }
    do throws(FleetFailure) {
      let program = if let given = access.cloud.program { given } else { try FleetExecutable.besideThis() }
      // Its own limit comes first, and its message says at which call.
      return try await program.fetch(words, within: limit + .seconds(5))
    } catch {
      let separator = name.hasSuffix(":") ? " " : ": "
      throw QuestionError(.init(error.kind), name + separator + error.reason)
    }
  }
}

extension QuestionError.Kind {
  /// The kind of a failure of martlet-fleet.
  fileprivate init(_ kind: FleetFailure.Kind) {
    self =
      switch kind {
      case .usage: .usage
      case .badInput: .badInput
      case .noInput: .noInput
      case .unavailable: .unavailable
      case .temporary: .temporary
      case .noPermission: .noPermission
      case .interrupted: .interrupted
      }
  }
}
