internal import MartletQuestions
internal import OpenStackClient

/// What a journal says was done.
struct PoolHistory {
  /// The steps that this plan made or began to make and did not remove, in the order in which they were begun.
  private(set) var own: [PoolStep] = []
  /// What cpu_info of each host had when its pool was made.
  private(set) var features: [String: [String]] = [:]
  /// How servers were bound when that was last seen.
  private(set) var bound: [String: ServerBinding] = [:]
  /// Servers that were bound on a controller, or were about to be, by id: the line with what they had before.
  private(set) var bindings: [String: PoolJournalEntry] = [:]
  /// Whether commands that bind servers were printed.
  private(set) var isAdvised = false
  private var origin: PoolJournalEntry?

  init(_ entries: [PoolJournalEntry]) {
    for entry in entries {
      switch entry.event {
      case .opened: origin = entry
      case .making: if let step = entry.step, !own.contains(step) { own.append(step) }
      case .made, .removing: break
      case .removed: own.removeAll { $0 == entry.step }
      case .seen: if let host = entry.host { features[host] = entry.features }
      case .advised: isAdvised = true
      case .bound: if let server = entry.server { bound[server.id] = server }
      case .binding:
        // What it had before the first of several attempts.
        if let server = entry.server, bindings[server.id] == nil { bindings[server.id] = entry }
      case .unbinding: break
      case .unbound:
        if let server = entry.server {
          bindings[server.id] = nil
          bound[server.id] = nil
        }
      }
    }
  }

  /// Refuses the journal of another cloud, where the same plan was carried out.
  ///
  /// - Throws: `usage`.
  func check(isOf facts: PoolFacts, _ path: String) throws(QuestionError) {
    guard let origin, origin.identity != facts.identity else { return }
    throw QuestionError(
      .usage,
      "\(path) is of the cloud \(origin.cloud ?? "") at \(origin.identity ?? ""), and this is \(facts.cloud) at \(facts.identity); use another folder with --journal",
      at: .parameter("journal"))
  }

  /// Bindings with what an earlier run saw: a server that was bound by its image to another pool than its host's is bound elsewhere.
  func correcting(_ bindings: [ServerBinding]) -> [ServerBinding] {
    bindings.map { server in
      guard let before = bound[server.id], before.by == .image, before.image == server.image,
        before.pool != server.pool, server.binding == .unknown || server.binding == .unbound
      else { return server }
      var corrected = server
      corrected.binding = .elsewhere
      corrected.by = .image
      corrected.reason = "its image was bound to the pool \(before.pool ?? "")"
      corrected.commands = []
      return corrected
    }
  }
}
