internal import FleetQuestions
internal import Wording

extension RollPlan {
  /// The plan as a page for a change request: self-contained, without scripts, in light and dark, and on paper.
  public var html: String {
    let changing = hosts.filter(\.changes).count
    let what = request.changes.isEmpty ? "restart" : request.changes.joined(separator: ", ")
    var parts: [String] = []
    let (state, verdict) =
      batches.isEmpty
      ? ("no", "No go: no host can change")
      : restarts.isEmpty
        ? ("go", "Go: every guest keeps running")
        : ("some", "Go with restarts: \(restartCount)")
    parts.append(
      "<header><h1>Rolling \(escaped(what))</h1><p class=\"verdict \(state)\">\(escaped(verdict))</p></header>"
    )
    parts.append(facts(changing))
    if !undetermined.isEmpty {
      parts.append(
        Self.section(
          "Not planned",
          Self.table(
            ["Hosts", "Why", "What to collect"],
            undetermined.map { [$0.hosts.joined(separator: ", "), $0.reason, $0.collect] })))
    }
    if !restarts.isEmpty { parts.append(Self.section("Guests that restart", restartSections)) }
    if !pins.isEmpty {
      parts.append(
        Self.section(
          "Do not power-cycle on changed hosts until all have changed",
          Self.table(
            ["Guests", "What a start does"], pins.map { [$0.guests.joined(separator: ", "), $0.words] })
            + (pins.contains(where: \.canPin) ? "<p>\(escaped(Self.pinAdvice))</p>" : "")))
    }
    if !batches.isEmpty { parts.append(Self.section("Order", batchSections)) }
    if !predictions.isEmpty {
      parts.append(
        Self.section(
          "Predicted",
          "<p>The plan is proven if these predictions hold.</p>"
            + Self.table(
              ["Hosts", "For guests with host-model that start afterwards"],
              predictions.map { [$0.hosts.joined(separator: ", "), $0.words] })))
    }
    parts.append(
      Self.section(
        "Evidence",
        (notes.isEmpty ? "" : "<ul>\(notes.map { "<li>\(escaped($0))</li>" }.joined())</ul>")
          + "<p>Martlet \(escaped(martlet)), tables <code>\(escaped(String(tables.prefix(16))))</code>. "
          + "martlet fleet plan verify replays the JSON of this plan and says what changed since.</p>"
          + "<details><summary>Records of the hosts</summary>"
          + Self.table(
            ["Host", "UUID", "Digest of its records"],
            hosts.map { [$0.name, $0.uuid ?? "unknown", String($0.evidence.prefix(16))] }) + "</details>"))
    return Self.page
      .replacing("@TITLE@", with: escaped("Rolling \(what)"))
      .replacing("@BODY@", with: printableLines(parts.joined(separator: "\n")))
  }

  private func facts(_ changing: Int) -> String {
    let rows = [
      ("Hosts that change", grouped(changing)),
      ("Batches", "\(grouped(batches.count)), of at most \(request.batch)"),
      ("Live migrations", grouped(moves)),
      (
        "Proven least",
        moves == bound
          ? "\(grouped(bound)): no order in as many batches takes fewer"
          : "\(grouped(bound)): this order takes \(gapPerMille / 10).\(gapPerMille % 10) % more"
      ), ("Guests that restart", grouped(restarts.count)),
      (
        "Canary",
        batches.first.map { "\($0.hosts[0]), changed first; compare its capture with the prediction" }
          ?? "none"
      ),
    ]
    return "<dl>\(rows.map { "<div><dt>\(escaped($0.0))</dt><dd>\(escaped($0.1))</dd></div>" }.joined())</dl>"
  }

  private var restartSections: String {
    var text = "<p>\(escaped(Self.sentence(proofOfRestarts)))</p>"
    if let deadEnd {
      text +=
        "<p>Without these restarts the roll ends before batch \(deadEnd.batch): \(escaped(some(deadEnd.guests, 8))) cannot leave \(escaped(deadEnd.host)).</p>"
    }
    for group in restartGroups {
      text += "<h3>\(escaped(Self.sentence(group.why)))</h3>"
      if let reason = group.reason { text += "<p>\(escaped(Self.sentence(reason)))</p>" }
      if let danger = group.danger { text += "<p class=\"some\">\(escaped(danger))</p>" }
      text += Self.table(
        ["Guest", "Host", "Batch", "Latest"],
        group.members.map { [$0.guest, $0.host, "\($0.batch)", "\($0.latest)"] }, numbers: [2, 3])
    }
    return text
  }

  private var batchSections: String {
    batches.enumerated().map { number, batch in
      var text =
        "<details open><summary>Batch \(number + 1): \(escaped(batch.hosts.joined(separator: ", ")))</summary>"
      if number == 0 {
        text +=
          "<p>\(escaped(batch.hosts[0])) is the canary: change it first, run martlet capture on it and add the capture. If martlet fleet drift shows anything but what is predicted, stop and plan again.</p>"
      }
      if batch.moves.isEmpty {
        text += "<p>No guest has to move.</p>"
      } else {
        text += Self.table(
          ["", "Guest", "From", "To"],
          batch.moves.enumerated().map { ["\($0 + 1)", $1.guest, $1.from, $1.to] }, numbers: [0])
      }
      if !batch.restarts.isEmpty {
        text +=
          "<p>Shut down before the change, start after it: \(escaped(batch.restarts.joined(separator: ", "))).</p>"
      }
      return text + "</details>"
    }.joined(separator: "\n")
  }

  private static func section(_ title: String, _ body: String) -> String {
    "<section><h2>\(escaped(title))</h2>\n\(body)</section>"
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func table(_ head: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>"
        + cells.enumerated().map { place, cell in
          "<\(tag)\(tag == "th" ? " scope=\"col\"" : "")\(numbers.contains(place) ? " class=\"n\"" : "")>\(escaped(cell))</\(tag)>"
        }.joined() + "</tr>"
    }
    return "<div class=\"wide\"><table><thead>\(row(head, "th"))</thead><tbody>\n"
      + rows.map { row($0, "td") }.joined(separator: "\n") + "\n</tbody></table></div>"
  }

  private static let page = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>@TITLE@</title>
    <style>
    :root { color-scheme: light dark; --bg: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa;
      --go: #00664f; --some: #8a4b00; --no: #a4262c; }
    @media (prefers-color-scheme: dark) { :root { --bg: #0d1117; --ink: #e6edf3; --soft: #9aa5b1; --line: #30363d;
      --panel: #161b22; --go: #4cc9a4; --some: #f0a84b; --no: #ff8f8f; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 70rem; background: var(--bg); color: var(--ink);
      font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.4rem; margin: 0; } h3 { font-size: 1rem; margin: .75rem 0 .25rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
    p { margin: .25rem 0 .75rem; }
    .verdict { font-size: 1.1rem; font-weight: 600; border-left: .35rem solid; padding-left: .6rem; }
    .go { color: var(--go); } .some { color: var(--some); } .no { color: var(--no); }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .5rem; margin: .75rem 0; }
    dl div { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: .4rem .6rem; }
    dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .9rem; margin: .25rem 0 .75rem; min-width: min(100%, 34rem); }
    th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
    th { background: var(--panel); } .n { text-align: right; font-variant-numeric: tabular-nums; }
    summary { cursor: pointer; font-weight: 600; margin: .5rem 0 .25rem; }
    summary:focus-visible { outline: 3px solid #b58900; outline-offset: 1px; }
    @media print { :root { --bg: #fff; --ink: #000; --soft: #333; --line: #999; --panel: #eee; --go: #000; --some: #000; --no: #000; }
      body { max-width: none; padding: 0; font-size: 10pt; } tr, dl div { break-inside: avoid; } thead { display: table-header-group; }
      .wide { overflow: visible; } }
    </style>
    </head>
    <body>
    @BODY@
    </body>
    </html>

    """
}
