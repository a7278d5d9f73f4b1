internal import Reports

extension TextLayout {
  /// What KVM does with a bit, once for each group of neighbouring series that treat it alike.
  mutating func write(_ kernels: [KVMGroup]) {
    guard !kernels.isEmpty else { return }
    heading("By the host's kernel")
    for group in kernels {
      let series = group.series
      let label =
        series.count > 2 ? "\(series[0]) to \(series[series.count - 1])" : series.joined(separator: " ")
      for (index, summary) in group.summaries.enumerated() { field(index == 0 ? label : "or", summary) }
      field("source", group.citation)
    }
    field("others", "as all of these that they may resemble; undetermined where these differ")
  }
}
