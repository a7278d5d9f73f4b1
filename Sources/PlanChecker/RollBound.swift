/// What every order costs at least.
public struct RollBound: Sendable, Hashable, Codable {
  /// The least number of moves of an order in so many batches, with these restarts.
  public var moves: Int
  /// The guests that no order can keep running, ascending.
  public var restarts: [Int]

  /// Bounds all orders of a question whose `flaw` is nil.
  ///
  /// Each guest of a host that changes moves once. Guests are linked with the changing hosts that can have them before or after the change; linked hosts are a component.
  /// When the first hosts of a component change, none of it has changed: their guests go to hosts that are still to change, and move again. Each component has
  /// such a host, and the first batch has at least hosts − batch × (batches − 1) hosts. A guest that a host outside of the change can have counts once.
  ///
  /// - Parameters:
  ///   - restarted: Guests that are shut down instead of moved.
  ///   - batches: The most batches of the orders; nil for any number.
  public init(of question: RollQuestion, restarting restarted: [Int] = [], inBatches batches: Int? = nil) {
    let changing = question.changing
    let still = Set(restarted)
    let targets = TargetTable(question)
    restarts = question.placement.guests.indices.filter { targets.isLost($0) }
    let movers = question.placement.guests.indices.filter { guest in
      question.changed[question.placement.guests[guest].host] != nil && !still.contains(guest)
    }
    let bound = movers.filter { !targets.hasTargetOutside($0) }
    var forms: [TargetTable.Form: [Int: Int]] = [:]
    for guest in bound {
      forms[targets.form(of: guest), default: [:]][question.placement.guests[guest].host, default: 0] += 1
    }
    var parent = Array(question.changed.indices)
    func root(_ host: Int) -> Int {
      var host = host
      while parent[host] != host {
        parent[host] = parent[parent[host]]
        host = parent[host]
      }
      return host
    }
    var byForm = 0
    for (form, homes) in forms {
      let takers = targets.takers(of: form)
      let members = changing.filter { homes[$0] != nil || takers.contains($0) }
      for member in members.dropFirst() { parent[root(member)] = root(members[0]) }
      byForm += members.map { homes[$0] ?? 0 }.min() ?? 0
    }
    var weights = Array(repeating: 0, count: question.changed.count)
    for guest in bound { weights[question.placement.guests[guest].host] += 1 }
    var components: [Int: [Int]] = [:]
    for host in changing { components[root(host), default: []].append(weights[host]) }
    var sum = 0
    var rest: [Int] = []
    for members in components.values {
      let sorted = members.sorted()
      sum += sorted[0]
      rest += sorted.dropFirst()
    }
    if let batches, batches > 0 {
      let first = changing.count - question.batch * (batches - 1)
      if first > components.count { sum += rest.sorted().prefix(first - components.count).reduce(0, +) }
    }
    moves = movers.count + max(sum, byForm)
  }
}

/// Which hosts can have a guest at some time, whatever else is on them.
private struct TargetTable {
  /// Guests with the same targets.
  struct Form: Hashable {
    var kind: Int
    var demand: [Int]
    var onlyOn: [Int]?
    var isMovable: Bool
  }

  private let question: RollQuestion
  private var known: [Form: (takers: Set<Int>, lasting: Set<Int>)] = [:]

  init(_ question: RollQuestion) {
    self.question = question
    for (place, guest) in question.placement.guests.enumerated() {
      let form = Form(
        kind: guest.kind, demand: guest.demand, onlyOn: guest.onlyOn, isMovable: guest.isMovable)
      guard known[form] == nil else { continue }
      var takers: Set<Int> = []
      var lasting: Set<Int> = []
      for (host, entry) in question.placement.hosts.enumerated() {
        let after = question.isAllowed(place, on: host, as: question.changed[host] ?? entry.kind)
        if after { lasting.insert(host) }
        if after || question.isAllowed(place, on: host, as: entry.kind) { takers.insert(host) }
      }
      known[form] = (takers, lasting)
    }
  }

  func form(of guest: Int) -> Form {
    let own = question.placement.guests[guest]
    return Form(kind: own.kind, demand: own.demand, onlyOn: own.onlyOn, isMovable: own.isMovable)
  }

  /// The hosts that can have such guests before or after the change.
  func takers(of form: Form) -> Set<Int> { known[form]?.takers ?? [] }

  func hasTargetOutside(_ guest: Int) -> Bool {
    takers(of: form(of: guest)).contains { question.changed[$0] == nil }
  }

  /// Whether no order keeps the guest running: no other host can have it at any time, or no host after all have changed.
  func isLost(_ guest: Int) -> Bool {
    let home = question.placement.guests[guest].host
    guard question.changed[home] != nil, let own = known[form(of: guest)] else { return false }
    return own.lasting.isEmpty || own.takers.subtracting([home]).isEmpty
  }
}
