public import Reports

extension CloudReport {
  /// The report as text: each cause with its hosts, its servers and the next command.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph(answer)
    for group in groups {
      layout.gap()
      layout.paragraph("\(group.moves.count) failed: \(group.cause)")
      if !group.missing.isEmpty {
        layout.paragraph("The destination lacks \(group.missing.joined(separator: ", ")).", indent: 2)
      }
      var pairs: [String] = []
      for move in group.moves {
        let pair = "\(move.source ?? "?") → \(move.destination ?? "?")"
        if !pairs.contains(pair) { pairs.append(pair) }
      }
      layout.field("hosts", Self.some(pairs))
      layout.field("servers", Self.some(group.moves.map { $0.name ?? $0.server }))
      layout.field("at risk", "\(group.serversOnSources) servers are on these sources now")
      layout.verbatim(group.command, indent: 2)
    }
    if !services.isEmpty {
      layout.gap()
      layout.paragraph("These hosts take no server:")
      for service in services.prefix(TextLimits.namesInSentence) {
        layout.paragraph(
          "\(service.host): nova-compute is \(service.state)\(service.reason.map { " (\($0))" } ?? "")",
          indent: 4, lead: "  - ")
      }
      if services.count > TextLimits.namesInSentence {
        layout.paragraph("and \(services.count - TextLimits.namesInSentence) more (--format json)", indent: 4)
      }
    }
    layout.gap()
    layout.paragraph("Martlet read \(hosts) hosts and \(servers) servers of the cloud \(cloud).")
    return layout.text
  }

  private static func some(_ names: [String]) -> String {
    names.prefix(TextLimits.namesInSentence).joined(separator: ", ")
      + (names.count > TextLimits.namesInSentence
        ? " and \(names.count - TextLimits.namesInSentence) more" : "")
  }
}
