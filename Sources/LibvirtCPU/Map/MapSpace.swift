public import X86CPU

/// The index space of one CPU map's bits: number n is the map's n-th distinct bit, in the order of its features.
///
/// In current maps every feature is one bit and no two share one, so n is also the feature's index.
/// Numbers of one map have no meaning in another.
public enum MapSpace {}

/// A set of a CPU map's bits.
public typealias MapBits = BitSet1024<MapSpace>
