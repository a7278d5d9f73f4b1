public import CPUReaders
internal import FileAccess
public import MartletQuestions
public import PlanChecker
public import ReportContract

extension RollPlan {
  /// Reads a plan.
  ///
  /// - Throws: `badInput` for what is no plan of a roll, or one of another major version.
  public init(reading document: Document) throws(QuestionError) {
    do throws(ReportError) { try self.init(json: document.bytes) } catch {
      throw QuestionError(
        .badInput, "\(document.name): \(error.reason)",
        at: .document(name: document.name, line: nil, column: nil))
    }
  }

  /// How a report names the document of a plan.
  public static func input(_ document: Document) -> InputReport {
    InputReport(role: "plan", name: document.name, format: form.name, sha256: sha256(document.bytes))
  }

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
