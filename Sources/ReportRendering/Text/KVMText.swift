internal import CPUCatalog
internal import X86CPU

extension TextLayout {
  /// The ways of each group of neighbouring series whose KVM treats the bit at `location` alike.
  mutating func writeKVM(_ location: FeatureLocation) {
    let known = KVMKernel.all.compactMap { kernel in
      kernel.treatment(at: location).map { (kernel.release, $0) }
    }
    guard !known.isEmpty else { return }
    heading("By the host's kernel")
    var start = known.startIndex
    while start < known.endIndex {
      let treatment = known[start].1
      let end = known[start...].firstIndex { $0.1.summary != treatment.summary } ?? known.endIndex
      let series = known[start..<end].map(\.0)
      let label =
        series.count > 2 ? "\(series[0]) to \(series[series.count - 1])" : series.joined(separator: " ")
      for (index, summary) in treatment.summaries.enumerated() {
        field(index == 0 ? label : "or", summary)
      }
      field("source", known[end - 1].1.citations.joined(separator: "; "))
      start = end
    }
    field("others", "as all of these that they may be like, else undetermined")
  }
}
