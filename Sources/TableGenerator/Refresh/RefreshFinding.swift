/// A fact of a source that the tables lack or contradict.
struct RefreshFinding: Hashable, Comparable, CustomStringConvertible {
  /// The kind of change.
  enum Change: String { case new, moved, gone }

  let change: Change
  /// The kind of fact: `libvirt model`, `QEMU property`, `KVM bit`.
  let kind: String
  /// Its name and details.
  let name: String
  /// Its place: a file of the source, and the line or the function.
  let place: String

  /// A line of the report.
  var description: String { "\(change.rawValue)\t\(kind)\t\(name)\t\(place)" }

  /// Orders by kind, then by name.
  static func < (a: Self, b: Self) -> Bool {
    (a.kind, a.name, a.change.rawValue, a.place) < (b.kind, b.name, b.change.rawValue, b.place)
  }
}

/// The comparison of one source or installed release with the tables.
struct RefreshReport {
  /// The source in words: `libvirt 12.8.0 (src/cpu_map)`.
  let source: String
  /// The tables in words: `CPU map of libvirt 12.8.0`.
  let table: String
  /// The parts of the source that could not be compared, with reasons.
  var notes: [String] = []
  var findings: [RefreshFinding]

  /// The report as text: a heading, then a line for each finding; fields are separated by tabs.
  var text: String {
    var lines = ["# \(source), compared with the \(table): \(findings.count) differences"]
    lines += notes.map { "# \($0)" }
    return (lines + findings.sorted().map(\.description)).joined(separator: "\n") + "\n"
  }
}

/// The reason that a source cannot be compared.
struct RefreshError: Error, CustomStringConvertible {
  let description: String
}
