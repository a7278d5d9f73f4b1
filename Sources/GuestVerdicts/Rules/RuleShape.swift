/// When a rule holds: all of its terms do.
///
/// A shape is data over prepared columns. The verdict on a pair and the verdicts on all hosts at once both follow from it.
public struct RuleShape: Sendable {
  /// What must hold, all of it.
  let terms: [Term]

  /// The shape of these terms.
  init(_ terms: Term...) { self.terms = terms }

  /// One condition.
  enum Term: Sendable {
    /// All of this is so of the guest.
    case guest(DemandFlags)
    /// None of this is so of the guest.
    case guestWithout(DemandFlags)
    /// All of this is so of the host.
    case host(OfferFlags)
    /// None of this is so of the host.
    case hostWithout(OfferFlags)
    /// The guest's number is reported, and lies in the range.
    case guestNumber(DemandNumber, NumberRange)
    /// The host's number is reported, and lies in the range.
    case hostNumber(OfferNumber, NumberRange)
    /// The guest's set has so much of the group.
    case guestBits(DemandSet, FeatureGroup.Share, FeatureGroup)
    /// The host's set has so much of the group.
    case hostBits(OfferSet, FeatureGroup.Share, FeatureGroup)
    /// At least one of these holds.
    case any([Comparison])
    /// None of these holds.
    case none([Comparison])

    /// This holds.
    static func holds(_ comparison: Comparison) -> Term { .any([comparison]) }
  }

  /// A comparison of a guest's column with a host's; what one of them does not tell never holds.
  enum Comparison: Sendable, Hashable {
    /// The sets have a feature in common: the guest's is no subset of the complement.
    case meets(DemandSet, OfferSet)
    /// The small sets have a member in common.
    case shares(DemandWord, OfferWord)
    /// The code is in the set.
    case member(DemandNumber, OfferCodes)
    /// The guest's number is the greater one.
    case exceeds(DemandNumber, OfferNumber)
    /// The guest's number is the smaller one.
    case isBelow(DemandNumber, OfferNumber)
    /// The numbers are not equal.
    case differs(DemandNumber, OfferNumber)
    /// The guest's number is farther from the host's than so many millionths of the host's, rounded down.
    case isOutside(DemandNumber, OfferNumber, millionths: UInt64)
    /// The guest's number is greater than the entry of the host's table that another number of the guest's points to.
    case exceedsEntry(DemandNumber, OfferTable, of: DemandNumber)
    /// The entry of the host's table that the guest's number points to lies in the range.
    case entryIsWithin(OfferTable, of: DemandNumber, NumberRange)
  }
}
