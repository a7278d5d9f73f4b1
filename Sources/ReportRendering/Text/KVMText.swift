internal import Reports

extension TextLayout {
  /// What KVM does with a bit, once for each group of neighbouring series that treat it alike.
  mutating func write(_ kernels: [KVMReport]) {
    guard !kernels.isEmpty else { return }
    heading("By the host's kernel")
    var rest = kernels[...]
    while let first = rest.first {
      let alike = rest.prefix { $0.summary == first.summary }
      let label = alike.map(\.kernel).joined(separator: " ")
      for (index, summary) in first.summaries.enumerated() { field(index == 0 ? label : "or", summary) }
      field("source", alike.last?.citation ?? "")
      rest = rest.dropFirst(alike.count)
    }
    field("others", "undetermined: their KVM has not been read")
  }
}
