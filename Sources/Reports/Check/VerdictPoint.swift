public import CPUCatalog
public import GuestVerdicts
internal import Wording

/// Reasons of a verdict as a reader meets them: all features lost with the same effect are one point.
public struct VerdictPoint: Sendable, Codable {
  /// What the reasons do to the verdict.
  public var weight: VerdictWeight
  /// The reasons' identifiers, each once.
  public var rules: [String]
  /// libvirt's names of the features; empty if the point is not about features.
  public var features: [String]
  /// The effect on a running guest that had the features; nil if the point is not about features.
  public var effect: LossEffect?
  /// The line to read first.
  public var text: String
  /// What else there is to say, a sentence each.
  public var details: [String]
  /// The refusal as libvirt, QEMU or Nova prints it; nil if none prints anything.
  public var message: String?

  /// The points of reasons, the worst first.
  static func points(of reasons: [Verdict.Reason]) -> [VerdictPoint] {
    // Of another vendor's host that comes first: no edit of features helps.
    let first = reasons.filter { $0.id.hasSuffix(".vendor") || $0.id == "guest.not-expanded" }
    let shown = Set(first.map(\.id)).union(["cpu.missing", "cpu.not-told"])
    return first.map(VerdictPoint.init) + losses(reasons.filter { $0.id == "cpu.missing" })
      + unknown(reasons.filter { $0.id == "cpu.not-told" })
      + reasons.filter { !shown.contains($0.id) }.map(VerdictPoint.init)
  }

  private init(_ reason: Verdict.Reason) {
    let isNamed = reason.text.lowercased().hasPrefix(reason.by.title.lowercased())
    self.init(
      weight: reason.weight, rules: [reason.id], features: reason.feature.map { [$0] } ?? [],
      effect: reason.effect, text: (isNamed ? "" : "\(reason.by.title): ") + reason.text, details: [],
      message: reason.message)
  }

  private init(
    weight: VerdictWeight, rules: [String], features: [String], effect: LossEffect?, text: String,
    details: [String], message: String?
  ) {
    self.weight = weight
    self.rules = rules
    self.features = features
    self.effect = effect
    self.text = text
    self.details = details
    self.message = message
  }

  /// Groups lost features by effect and weight; grave effects get more sentences.
  private static func losses(_ lost: [Verdict.Reason]) -> [VerdictPoint] {
    LossEffect.allCases.flatMap { effect in
      VerdictWeight.allCases.compactMap { weight -> VerdictPoint? in
        let group = lost.filter { $0.effect == effect && $0.weight == weight }
        guard let first = group.first else { return nil }
        let names = group.compactMap(\.feature)
        let texts = group.reduce(into: [String]()) { if !$0.contains($1.text) { $0.append($1.text) } }
        return VerdictPoint(
          weight: weight, rules: [first.id], features: names, effect: effect,
          text: "lost, \(effect.title): \(listed(names, limit: 12))" + place(group),
          details: Array(texts.prefix(effect.isGrave ? 3 : 1)), message: nil)
      }
    }
  }

  /// The place where the features were lost; nil if there are several.
  private static func place(_ group: [Verdict.Reason]) -> String {
    guard let layers = group.first?.layers, group.allSatisfy({ $0.layers == layers }),
      let first = layers.first, let last = layers.last
    else { return "" }
    return layers.count > 3
      ? " (lost somewhere from \(first) to \(last))" : " (lost in \(layers.joined(separator: " or ")))"
  }

  /// The features that the host's records leave open, as one point.
  private static func unknown(_ untold: [Verdict.Reason]) -> [VerdictPoint] {
    let names = untold.compactMap(\.feature)
    guard let first = untold.first, !names.isEmpty else { return [] }
    return [
      VerdictPoint(
        weight: first.weight, rules: [first.id], features: names, effect: nil,
        text: "not known: whether guests get \(listed(names, limit: 8))", details: [], message: nil)
    ]
  }
}
