public import CPUCatalog
internal import GuestVerdicts
internal import X86CPU

/// How many guests were due for a power cycle on each day of their records, and how many power cycles the records show.
///
/// Due is who ran, by a record, with another CPU than its definition would have got on its host then; pools and policies have no
/// history. Records of a guest are given one behind the other, in the order of their days.
public struct PowerCycleHistory: Sendable {
  private let catalog: Catalog
  private let telling: FeatureSet
  private var forms: [Int64: FeatureSet?] = [:]
  private var days: [String: Day] = [:]
  private var last: (guest: Int64, state: State, form: Int64)?

  /// A day on which something was recorded.
  public struct Day: Sendable, Hashable {
    /// `YYYY-MM-DD`.
    public var day: String
    /// The guests that were due when the day ended.
    public var due = 0
    /// The guests that were not.
    public var current = 0
    /// The guests for which no definition told what they would get.
    public var undetermined = 0
    /// The power cycles of guests that were due, which the records show up to that day.
    public var cycled = 0
  }

  /// What a record says of a guest.
  public struct Record: Sendable {
    /// The number by which its keeper knows the guest.
    public var guest: Int64
    /// When it was so, `YYYY-MM-DD`.
    public var day: String
    /// The number of the form that the guest ran with.
    public var form: Int64
    /// The number of the form that a power cycle would have given; nil if no definition tells.
    public var next: Int64?

    /// A record of that day.
    public init(guest: Int64, day: String, form: Int64, next: Int64?) {
      self.guest = guest
      self.day = day
      self.form = form
      self.next = next
    }
  }

  private enum State { case due, current, undetermined }

  /// An empty history.
  public init(catalog: Catalog = .standard) {
    self.catalog = catalog
    telling = PowerCycleLedger.telling(catalog)
  }

  /// Names a form that records have.
  public mutating func add(_ form: GuestForm, number: Int64) {
    forms[number] = .some(form.isUnknown ? nil : form.demand.needs.intersection(telling))
  }

  /// Takes a record; a later one of the same guest replaces it from its day on.
  public mutating func add(_ record: Record) {
    let state = state(record)
    if let last, last.guest == record.guest {
      count(last.state, -1, on: record.day)
      if last.state == .due, let before = needs(last.form), let after = needs(record.form), before != after {
        days[record.day, default: Day(day: record.day)].cycled += 1
      }
    }
    count(state, 1, on: record.day)
    last = (record.guest, state, record.form)
  }

  /// Ends a guest's history after its last record.
  public mutating func end(guest: Int64, day: String) {
    guard let last, last.guest == guest else { return }
    count(last.state, -1, on: day)
    self.last = nil
  }

  /// Every day with a record, the oldest first.
  public var curve: [Day] {
    var sum = Day(day: "")
    return days.values.sorted { $0.day < $1.day }.map { change in
      sum.day = change.day
      sum.due += change.due
      sum.current += change.current
      sum.undetermined += change.undetermined
      sum.cycled += change.cycled
      return sum
    }
  }

  private func needs(_ form: Int64) -> FeatureSet? { forms[form].flatMap(\.self) }

  private func state(_ record: Record) -> State {
    guard let running = needs(record.form), let next = record.next.flatMap({ needs($0) }) else {
      return .undetermined
    }
    return running == next ? .current : .due
  }

  private mutating func count(_ state: State, _ number: Int, on day: String) {
    var change = days[day] ?? Day(day: day)
    switch state {
    case .due: change.due += number
    case .current: change.current += number
    case .undetermined: change.undetermined += number
    }
    days[day] = change
  }
}
