internal import CPUCompatibility

/// The condition of a rule: all of its terms must hold.
///
/// A shape is data over prepared columns. The verdict on a pair and the verdicts on all hosts at once both follow from it.
public struct RuleShape: Sendable {
  /// The terms, which must all hold.
  let terms: [Term]

  /// Creates a shape from terms.
  init(_ terms: Term...) { self.terms = terms }

  /// One condition.
  enum Term: Sendable {
    /// The guest has all of these flags.
    case guest(DemandFlags)
    /// The guest has none of these flags.
    case guestWithout(DemandFlags)
    /// The host has all of these flags.
    case host(OfferFlags)
    /// The host has none of these flags.
    case hostWithout(OfferFlags)
    /// The guest's number is reported, and lies in the range.
    case guestNumber(DemandNumber, NumberRange)
    /// The guest's number is not reported, or lies outside the range.
    case guestNumberIsNot(DemandNumber, NumberRange)
    /// The guest has at least one of these obstacles.
    case obstacle([GuestObstacle])
    /// The host's number is reported, and lies in the range.
    case hostNumber(OfferNumber, NumberRange)
    /// The guest's set has so much of the group.
    case guestBits(DemandSet, FeatureGroup.Share, FeatureGroup)
    /// The host's set has so much of the group.
    case hostBits(OfferSet, FeatureGroup.Share, FeatureGroup)
    /// At least one of these comparisons holds.
    case any([Comparison])
    /// None of these comparisons holds.
    case none([Comparison])

    /// This comparison holds.
    static func holds(_ comparison: Comparison) -> Term { .any([comparison]) }
  }

  /// A comparison of a guest's column with a host's; it never holds if either is unknown.
  enum Comparison: Sendable, Hashable {
    /// The sets have a feature in common.
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
    /// The numbers differ by more than this many millionths of the host's, rounded down.
    case isOutside(DemandNumber, OfferNumber, millionths: UInt64)
    /// The guest's number is greater than the entry of the host's table that another number of the guest's points to.
    case exceedsEntry(DemandNumber, OfferTable, of: DemandNumber)
    /// The entry of the host's table that the guest's number points to lies in the range.
    case entryIsWithin(OfferTable, of: DemandNumber, NumberRange)
  }
}
