public import X86CPU

/// The index space of one CPU map's bits: number n is the map's n-th distinct bit, in the order of its features.
///
/// In maps of today every feature is one bit and no two share one, so n is also the feature's place.
/// The numbers of one map mean nothing in another.
public enum MapSpace {}

/// A set of a CPU map's bits.
public typealias MapBits = BitSet1024<MapSpace>
