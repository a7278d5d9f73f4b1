import TestSupport
import Testing
import X86CPU

private enum Space {}
private typealias Bits = BitSet1024<Space>

/// Every operation is compared with `Set<Int>` on seeded random sets.
@Suite struct BitSet1024Tests {
  @Test(arguments: 0..<64)
  func operationsAgreeWithSet(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let a = Set(
      (0..<Int.random(in: 0...200, using: &random)).map { _ in Int.random(in: 0..<1024, using: &random) })
    let b = Set(
      (0..<Int.random(in: 0...200, using: &random)).map { _ in Int.random(in: 0..<1024, using: &random) })
    let bitsA = Bits(a)
    let bitsB = Bits(b)
    #expect(Array(bitsA) == a.sorted())
    #expect(bitsA.count == a.count)
    #expect(bitsA.isEmpty == a.isEmpty)
    #expect(Set(bitsA.union(bitsB)) == a.union(b))
    #expect(Set(bitsA.intersection(bitsB)) == a.intersection(b))
    #expect(Set(bitsA.subtracting(bitsB)) == a.subtracting(b))
    #expect(bitsA.isSubset(of: bitsB) == a.isSubset(of: b))
    #expect(bitsA.intersection(bitsB).isSubset(of: bitsA))
    #expect(bitsA.isDisjoint(with: bitsB) == a.isDisjoint(with: b))
    #expect((bitsA == bitsB) == (a == b))
    #expect(Bits(a.shuffled(using: &random)).hashValue == bitsA.hashValue)
  }

  @Test(arguments: [0, 63, 64, 511, 1023])
  func membersComeAndGo(member: Int) {
    var bits = Bits()
    #expect(!bits.contains(member))
    bits.insert(member)
    #expect(bits.contains(member))
    #expect(Array(bits) == [member])
    bits.remove(member)
    #expect(bits.isEmpty)
  }
}
