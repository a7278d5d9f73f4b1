internal import Wording

extension FleetLedgerHistoryReport {
  /// How many days the text shows.
  private static let shown = 30

  /// The report as text: a bar for each of the last days.
  public var text: String {
    guard let last = days.last else { return "" }
    var lines = [
      "\(counted(last.due, "guest")) \(last.due == 1 ? "is" : "are") due for a power cycle by their definition; "
        + "records show \(counted(last.cycled, "power cycle")) of guests that were due since \(days[0].day)."
    ]
    let most = days.map(\.due).max() ?? 0
    var table = TextTable(
      ["DAY", "DUE", "NOT DUE", "UNDETERMINED", "CYCLED", ""], rightAligned: [1, 2, 3, 4])
    for day in days.suffix(Self.shown) {
      let width = most == 0 ? 0 : (day.due * 40 + most - 1) / most
      table.add([
        day.day, grouped(day.due), grouped(day.current), grouped(day.undetermined), grouped(day.cycled),
        String(repeating: "#", count: width),
      ])
    }
    lines += ["", String(table.text.dropLast())]
    if days.count > Self.shown {
      lines.append("and \(counted(days.count - Self.shown, "earlier day")); --format csv lists all")
    }
    lines.append("The bars are guests that are due. Pools and policies have no history.")
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  /// The report as CSV, a line for each day.
  public var csv: String {
    csvText(
      [["day", "due", "current", "undetermined", "cycled"]]
        + days.map { [$0.day, "\($0.due)", "\($0.current)", "\($0.undetermined)", "\($0.cycled)"] })
  }
}
