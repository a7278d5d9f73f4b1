public import PlanChecker

extension RollPlan {
  /// The plan's order by the places of its hosts and guests; nil if it names one that it does not list.
  public var order: RollOrder? {
    let hostPlaces = Dictionary(
      hosts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let guestPlaces = Dictionary(
      guests.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var order = RollOrder(batches: [])
    for batch in batches {
      var own = RollOrder.Batch(
        hosts: batch.hosts.compactMap { hostPlaces[$0] }, moves: [],
        restarts: batch.restarts.compactMap { guestPlaces[$0] })
      for move in batch.moves {
        guard let guest = guestPlaces[move.guest], let from = hostPlaces[move.from],
          let to = hostPlaces[move.to]
        else { return nil }
        own.moves.append(PlacementMove(guest: guest, from: from, to: to))
      }
      guard own.hosts.count == batch.hosts.count, own.restarts.count == batch.restarts.count else {
        return nil
      }
      order.batches.append(own)
    }
    return order
  }
}
