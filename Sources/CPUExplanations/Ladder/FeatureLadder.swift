public import CPUCatalog
public import CPUCompatibility
internal import X86CPU

/// Where one host has a feature, point by point from the silicon up; encoded as JSON, `martlet.ladder/1.0`.
public struct FeatureLadder: Sendable, Encodable {
  /// The name and version of the JSON's form.
  public var schema = "martlet.ladder/1.0"
  /// Martlet's version.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// libvirt's name of the feature.
  public var feature: String
  /// Its location in the manuals' notation.
  public var location: String
  /// The host's name.
  public var host: String
  /// The points that were looked at, from the silicon up.
  public var steps: [Step]
  /// Where the feature was lost; nil if no point is known to lack it.
  public var loss: Interval?
  /// The answer in one or two sentences.
  public var summary: String
  /// What can have hidden the feature there, by the catalogue.
  public var causes: [FeatureReport.Switch]

  /// What one point shows.
  public struct Step: Sendable, Encodable {
    /// The point's identifier.
    public var point: String
    /// The point in words.
    public var title: String
    /// The documents.
    public var document: String
    /// `present`, `absent`, `conflict` or `undetermined`.
    public var state: String
  }

  /// The interval in which a feature was lost.
  public struct Interval: Sendable, Encodable {
    /// The last point known to have it; nil if none below is.
    public var lastPresent: String?
    /// The first point known to lack it.
    public var firstAbsent: String
    /// The layers in which it may have been lost.
    public var candidates: [String]
  }

  /// The ladder of `feature` on `host`.
  public init(
    of feature: Feature, on host: HostCPU, catalog: Catalog, martlet: String, inputs: [InputReport]
  ) {
    let article = catalog.article(of: feature)
    self.martlet = martlet
    self.inputs = inputs
    self.feature = feature.name
    location = feature.location.description
    self.host = host.name
    steps = host.observations.map { observation in
      Step(
        point: observation.point.identifier, title: observation.point.title, document: observation.document,
        state: observation.evidence.state(of: feature.index).rawValue)
    }
    let lost = Loss(of: feature, article: article, on: host)
    loss = lost.map { lost in
      Interval(
        lastPresent: lost.lastPresent?.identifier, firstAbsent: lost.firstAbsent.identifier,
        candidates: lost.candidates.map(\.rawValue))
    }
    let layers = Set(lost?.candidates ?? [])
    causes = article.switches.filter { item in
      !item.hides.isEmpty && layers.contains(item.layer) && item.mechanism.concerns(vendor: host.vendor)
    }.map(FeatureReport.Switch.init)
    summary = Self.sentence(of: feature, on: host, lost)
  }

  private static func sentence(of feature: Feature, on host: HostCPU, _ lost: Loss?) -> String {
    let present = host.observations.filter { $0.evidence.certainlyPresent.contains(feature.index) }
    guard let lost else {
      return present.isEmpty
        ? "No record tells whether \(host.name) has \(feature.name)."
        : "\(host.name) has \(feature.name) wherever a record tells."
    }
    var text: String
    if let last = lost.lastPresent {
      text = "\(feature.name) is there at \(last.title) and not at \(lost.firstAbsent.title)"
    } else {
      text = "\(feature.name) is not there at \(lost.firstAbsent.title), and no record below that shows it"
    }
    let names = lost.candidates.map(\.title)
    text +=
      names.count == 1
      ? ": it was lost in \(names[0])." : ": it may have been lost in \(names.joined(separator: ", "))."
    if let again = present.first(where: { $0.point > lost.firstAbsent }) {
      text += " At \(again.point.title) it is there again, emulated or by another record."
    }
    return text
  }

  /// The ladder as JSON.
  public func json() throws -> String { try reportJSON(self) }

  /// The ladder as text: the answer, each point, what can have hidden the feature.
  public func text(_ style: TextStyle) -> String {
    var layout = TextLayout(style)
    layout.paragraph("\(layout.paint(feature, .bold))  \(location)  on \(host)")
    layout.paragraph(summary)
    layout.heading("From the silicon up")
    let width = (steps.map(\.title.count).max() ?? 0) + 2
    for step in steps {
      let tint: TextLayout.Tint =
        switch step.state {
        case "present": .green
        case "absent": .red
        default: .yellow
        }
      layout.field(step.title, "\(step.state)  (\(step.document))", column: width, paint: tint)
    }
    if let loss {
      layout.heading("Where it was lost")
      let titles = Dictionary(steps.map { ($0.point, $0.title) }) { first, _ in first }
      layout.field("after", loss.lastPresent.flatMap { titles[$0] } ?? "not known: no record below shows it")
      layout.field("before", titles[loss.firstAbsent] ?? loss.firstAbsent)
      layout.field("candidates", loss.candidates.joined(separator: ", "))
    }
    if !causes.isEmpty {
      layout.heading("What can hide it there")
      for cause in causes {
        layout.paragraph("\(cause.layer): \(cause.mechanism)", indent: 4, lead: "  - ")
        layout.paragraph(cause.text + ".", indent: 4)
        layout.field("source", cause.citation, indent: 4)
      }
    }
    return layout.text
  }
}
