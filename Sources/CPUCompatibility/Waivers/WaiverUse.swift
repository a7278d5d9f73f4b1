public import CPUCatalog
public import ReportContract

/// A waiver beside the verdict that it changes, or would change.
public struct WaiverUse: Sendable, Hashable, Codable {
  /// The waiver, as the operator wrote it.
  public var waiver: Waiver
  /// What it does here.
  public var state: State
  /// What a running guest meets that loses the feature; nil for the identifier of a warning.
  public var effect: LossEffect?
  /// All of this in one or two sentences.
  public var text: String

  /// What a waiver does to a verdict.
  public enum State: String, Sendable, Codable, CaseIterable {
    /// The loss blocks no longer, or the warning is accepted.
    case accepted
    /// It ended before today and does nothing.
    case expired
    /// The policy keeps the feature, so that the waiver does nothing.
    case overruled
    /// A host without the feature refuses the guest's state, whoever accepts the loss.
    case refused
  }

  /// The use of a waiver; the words follow from it.
  public init(_ waiver: Waiver, _ state: State, effect: LossEffect?) {
    self.waiver = waiver
    self.state = state
    self.effect = effect
    let end = waiver.until.map { " until \($0)" } ?? ""
    let whom = waiver.guest == "*" ? "" : " for \(waiver.guest)"
    switch state {
    case .accepted:
      var text = "\(waiver.feature): its loss is accepted\(whom)\(end) (\(waiver.reason))."
      if effect == nil {
        text = "\(waiver.feature): the warning is accepted\(whom)\(end) (\(waiver.reason))."
      }
      if let effect {
        text +=
          effect.isHint
          ? " The effect: \(effect.title)."
          : " The effect stays: \(effect.title). martlet migrate leads no guest past libvirt with such a loss."
      }
      self.text = text
    case .expired:
      text =
        "\(waiver.feature): the waiver\(whom) ended on \(waiver.until?.description ?? "") and does nothing (\(waiver.reason))."
    case .refused:
      text =
        "\(waiver.feature): the waiver\(whom) does nothing, because a host without the feature refuses the guest's state (\(waiver.reason))."
    case .overruled:
      text =
        "\(waiver.feature): the waiver\(whom) does nothing, because the policy keeps the feature (\(waiver.reason))."
    }
  }
}

extension LossEffect: SchemaDescribed {
  /// Whether a loss costs at most time: the only ones for which a waiver opens a check of libvirt's.
  public var isHint: Bool { self == .slow || self == .none }
}

extension WaiverUse: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A waiver beside the verdict that it changes, or would change.",
      .field("waiver", \Self.waiver, "The waiver."),
      .field("state", \Self.state, "What it does here."),
      .field(
        "effect", \Self.effect,
        "What a running guest meets that loses the feature; left out for the identifier of a warning."),
      .field("text", \Self.text, "All of this in one or two sentences."))
  }
}

extension WaiverUse.State: SchemaDescribed {}
