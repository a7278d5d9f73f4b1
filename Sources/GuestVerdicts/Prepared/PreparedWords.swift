internal import LibvirtCPU
internal import X86CPU

/// The layout of a demand's words: flags, known columns, live rules, then small sets, numbers and feature sets.
enum DemandLayout {
  static let flags = 0
  static let told = 1
  static let live = 2
  static func place(_ word: DemandWord) -> Int { 6 + word.rawValue }
  static func place(_ number: DemandNumber) -> Int { 16 + number.rawValue }
  static func place(_ set: DemandSet) -> Int { 64 + 16 * set.rawValue }
  static let count = 160

  /// The bit of `told` that marks a column as known; the highest one marks emulated guests.
  static func bit(_ set: DemandSet) -> UInt64 { 1 << UInt64(set.rawValue) }
  static func bit(_ word: DemandWord) -> UInt64 { 1 << UInt64(6 + word.rawValue) }
  static func bit(_ number: DemandNumber) -> UInt64 { 1 << UInt64(16 + number.rawValue) }
}

/// The layout of an offer's words, like a demand's; sets of codes and tables follow those of features.
enum OfferLayout {
  static let flags = 0
  static let told = 1
  static let live = 2
  static func place(_ word: OfferWord) -> Int { 6 + word.rawValue }
  static func place(_ number: OfferNumber) -> Int { 19 + number.rawValue }
  static func place(_ set: OfferSet) -> Int { 48 + 16 * set.rawValue }
  static func place(_ codes: OfferCodes) -> Int { 48 + 16 * (OfferSet.allCases.count + codes.rawValue) }
  static func place(_ table: OfferTable) -> Int {
    48 + 16 * (OfferSet.allCases.count + OfferCodes.allCases.count + table.rawValue)
  }
  static let count = 384
  /// How many entries a table has.
  static let entries = 16

  static func bit(_ set: OfferSet) -> UInt64 { 1 << UInt64(set.rawValue) }
  static func bit(_ codes: OfferCodes) -> UInt64 { 1 << UInt64(17 + codes.rawValue) }
  static func bit(_ table: OfferTable) -> UInt64 { 1 << UInt64(20 + table.rawValue) }
  static func bit(_ word: OfferWord) -> UInt64 { 1 << UInt64(21 + word.rawValue) }
  static func bit(_ number: OfferNumber) -> UInt64 { 1 << UInt64(34 + number.rawValue) }
}

/// The index space of machine types and emulators as a `VerdictSpace` numbers them.
enum MachineSpace {}

/// A version of up to four numbers as one number that orders as versions do: `7.2` before `7.2.0`; nil for no number at all.
///
/// A number above 65,534 counts as 65,534; everything after the fourth number is ignored.
func versionNumber(_ parts: [Int]) -> UInt64? {
  guard !parts.isEmpty else { return nil }
  var number: UInt64 = 0
  for place in 0..<4 {
    let part = place < parts.count ? UInt64(min(max(parts[place], 0), 65_534)) + 1 : 0
    number = number << 16 | part
  }
  return number
}

/// A version of libvirt as a number.
func versionNumber(_ version: LibvirtVersion) -> UInt64? {
  versionNumber([version.major, version.minor, version.micro])
}
