import Testing
import X86CPU

/// The descriptors of leaf 02H, as Debian's cpuid decodes them.
@Suite(.enabled(if: CpuidProgram.isInstalled, "needs cpuid 20230120"))
struct CacheDescriptorPeerTests {
  /// A CPU whose leaf 02H has the one descriptor, and no leaf 04H.
  private static func table(_ descriptor: UInt32) -> CPUIDTable {
    CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): .init(eax: 2, ebx: 0x756e_6547, ecx: 0x6c65_746e, edx: 0x4965_6e69),
      CPUIDLeaf(eax: 1): .init(eax: 0x0000_06fb, ebx: 0x0010_0800, edx: 0xbfeb_fbff),
      CPUIDLeaf(eax: 2): .init(eax: descriptor << 8 | 1),
    ])
  }

  /// `L2 cache: 1.5M, 12-way, 64 byte lines`, without what kind of cache it is.
  private static func measures(_ text: Substring) -> String? {
    let words = text.split { " :,".contains($0) }
    guard text.hasPrefix("L"), let cache = words.firstIndex(of: "cache"),
      let ways = words.first(where: { $0.hasSuffix("-way") }), words.count > cache + 1
    else { return nil }
    let size = words[cache + 1]
    guard let number = Double(size.dropLast()),
      let line = words.first(where: { $0 == "32" || $0 == "64" || $0 == "128" || $0.hasSuffix("-byte") })
    else { return nil }
    let kibibytes = Int(number * (size.hasSuffix("M") ? 1024 : 1))
    return "\(words[0]) \(kibibytes) \(ways) \(line.prefix { $0.isNumber })"
  }

  @Test func descriptorsAreThoseOfThePeer() throws {
    let descriptors = (UInt32(1)...255).filter { $0 != 0xff }
    var theirs: [UInt32: Substring] = [:]
    for line in try CpuidProgram.lines(descriptors.map { Self.table($0).leaves }) {
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("0x"), text.dropFirst(4).hasPrefix(": "),
        let descriptor = UInt32(text.dropFirst(2).prefix(2), radix: 16)
      else { continue }
      theirs[descriptor] = text.dropFirst(6)
    }
    #expect(theirs.count > 100)
    for descriptor in descriptors {
      let caches = Self.table(descriptor).caches
      let ours = caches.map { "L\($0.level) \($0.size >> 10) \($0.ways ?? 0)-way \($0.lineSize)" }
      #expect(ours == theirs[descriptor].flatMap(Self.measures).map { [$0] } ?? [], "\(descriptor)")
      let text = theirs[descriptor] ?? ""
      if text.contains("data cache") { #expect(caches.map(\.kind) == [.data]) }
      if text.contains("instruction cache") { #expect(caches.map(\.kind) == [.instruction]) }
    }
  }
}
