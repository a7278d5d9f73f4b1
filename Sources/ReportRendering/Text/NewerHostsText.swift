internal import ReportContract

extension TextLayout {
  /// Says which hosts are newer than Martlet's tables; nothing where none is known to be.
  mutating func newerHosts(_ judgedBy: [Yardstick]) {
    for yardstick in judgedBy {
      guard let host = yardstick.host, let parts = yardstick.newer, !parts.isEmpty else { continue }
      gap()
      paragraph(
        "\(host): \(parts.joined(separator: "; ")). Martlet does not know what is new there.",
        paint: .yellow)
    }
  }
}
