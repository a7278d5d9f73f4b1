internal import Reports

extension TextLayout {
  /// What KVM does with a bit, once for each group of neighbouring series that treat it alike.
  mutating func write(_ kernels: [KVMReport]) {
    guard !kernels.isEmpty else { return }
    heading("By the host's kernel")
    var rest = kernels[...]
    while let first = rest.first {
      let alike = rest.prefix { $0.summary == first.summary }
      let series = alike.map(\.kernel)
      let label =
        series.count > 2 ? "\(series[0]) to \(series[series.count - 1])" : series.joined(separator: " ")
      for (index, summary) in first.summaries.enumerated() { field(index == 0 ? label : "or", summary) }
      field("source", alike.last?.citation ?? "")
      rest = rest.dropFirst(alike.count)
    }
    field("others", "as all of these that they may be like, else undetermined")
  }
}
