/// Metrics as text that Prometheus reads.
///
/// Whatever a name contains, it ends up within the quotes of a label's value.
/// - SeeAlso: https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4: escapes, HELP and TYPE before the first sample)
public struct ExpositionText: Sendable {
  /// The text so far.
  public private(set) var text = ""

  /// What a metric's value does.
  public enum Kind: String, Sendable {
    /// It only grows.
    case counter
    /// It goes up and down.
    case gauge
  }

  /// A value with its labels, each a name and what it says.
  public struct Sample: Sendable {
    var labels: KeyValuePairs<StaticString, String>
    var value: Double

    /// A value.
    public init(_ labels: KeyValuePairs<StaticString, String> = [:], _ value: Double) {
      self.labels = labels
      self.value = value
    }

    /// A count.
    public init(_ labels: KeyValuePairs<StaticString, String> = [:], _ value: Int) {
      self.init(labels, Double(value))
    }
  }

  /// No metrics.
  public init() {}

  /// Adds a metric; one without samples leaves no line.
  ///
  /// - Parameters:
  ///   - name: A name by Prometheus' conventions: base units, `_total` for counters.
  ///   - help: One sentence.
  public mutating func add(_ name: StaticString, _ kind: Kind, _ help: StaticString, _ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
      text += "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(sample.value))\n"
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
