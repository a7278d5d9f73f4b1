public import LossCauses

extension FeatureLadder {
  /// The sources that could not be checked, each reason once: one source can hold several points.
  public var unseenSources: [NotSeen] {
    var known: Set<[String]> = []
    return notSeen.filter { known.insert([$0.source, $0.reason]).inserted }
  }

  /// The causes by certainty: proven, possible, excluded.
  public var causesByCertainty: [(certainty: Cause.Certainty, causes: [Cause])] { causes.byCertainty }
}

extension GuestLadder {
  /// The causes by certainty: proven, possible, excluded.
  public var causesByCertainty: [(certainty: Cause.Certainty, causes: [Cause])] { causes.byCertainty }
}

extension [Cause] {
  fileprivate var byCertainty: [(certainty: Cause.Certainty, causes: [Cause])] {
    [Cause.Certainty.proven, .possible, .excluded].compactMap { certainty in
      let found = filter { $0.certainty == certainty }
      return found.isEmpty ? nil : (certainty, found)
    }
  }
}
