import CPUCompatibility
import Testing

@testable import CPUReaders

/// Records between sentences, and several records in one text: nothing is invented, and nothing is absent unless proved.
@Suite struct MixedTextTests {
  private static let head = "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\n"
  private static let flags =
    "flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep sse sse2 ht syscall nx lm ssse3 sse4_1 smep"

  private func groups(_ text: String) throws -> [LinuxCPUInfo.Group] {
    guard case .linux(let info)? = try reading(text).cpus.first else { return [] }
    return info.groups
  }

  private func reading(_ text: String) throws -> Reading {
    try Reader.read(Document(name: "mixed", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    "It lacks avx512f and rtm", "root@n1 ~ # lscpu | grep -o avx512f\n0", "-- avx512f rtm are disabled",
    "missing avx512f rtm", "$ grep -c avx512f /proc/cpuinfo", "avx512f, rtm", "avx512f rtm please",
    "AVX512F RTM",
  ])
  func sentencesAreNoFlags(line: String) throws {
    for text in [
      Self.head + Self.flags + "\n" + line + "\nbugs\t\t: spectre_v1\n",
      "Architecture:  x86_64\nFlags:  fpu vme lm sse sse2\n\(line)\nVulnerability Meltdown:  Not affected\n",
    ] {
      for group in try groups(text) {
        #expect(group.flags.isDisjoint(with: ["avx512f", "rtm"]) && group.flags.contains("lm"))
        #expect(!group.isWhole)
      }
    }
  }

  @Test(arguments: 20...100)
  func cutFlagsAreNeitherInventedNorAbsent(width: Int) throws {
    let plain = try #require(groups(Self.head + Self.flags + "\nbugs\t\t: mds\n").first)
    #expect(plain.isWhole)
    for trims in [false, true] {
      var (rest, lines) = (Self.flags[...], [String]())
      while !rest.isEmpty {
        let line = String(rest.prefix(width))
        lines.append(trims && !lines.isEmpty ? line.split(separator: " ").joined(separator: " ") : line)
        rest = rest.dropFirst(width)
      }
      let text = Self.head + lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\nbugs\t\t: mds\n"
      let group = try #require(groups(text).first)
      #expect(group.flags.subtracting(plain.flags).isDisjoint(with: ["ss", "sme", "sse3"]), "\(lines)")
      #expect(!group.isWhole || group.flags == plain.flags, "\(lines)")
    }
  }

  private static let leaves = """
    CPU 0:
       0x00000000 0x00: eax=0x00000001 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
       0x00000001 0x00: eax=0x000506e3 ebx=0x00100800 ecx=0x7ffafbff edx=0xbfebfbff

    """

  @Test func twoRecordsAreRefused() throws {
    let other = Self.leaves.replacing("000506e3", with: "000306c3")
    let table =
      "leaf,subleaf,eax,ebx,ecx,edx\n0x0,0,0x16,0x756e6547,0x6c65746e,0x49656e69\n0x1,0,0x50654,0x100800,0x0,0xbfebfbff\n"
    let twoCPUs = Self.head + Self.flags + "\nbugs\t\t: mds\n\n"
    for text in [
      Self.leaves + "\nHost B:\n" + other,
      "<html><pre>\n\(Self.leaves)</pre><table><tr><td>CPU 0:</td></tr><tr><td>"
        + other.split(separator: "\n").dropFirst().joined(separator: "</td></tr><tr><td>")
        + "</td></tr></table></html>",
      table + "0x0,0,0x16,0x68747541,0x444d4163,0x69746e65\n0x1,0,0x800f12,0x100800,0x7ed8320b,0x178bfbff\n",
      "host,leaf,eax,ebx,ecx,edx\na,0x0,0x1,0x756e6547,0x6c65746e,0x49656e69\nb,0x0,0x1,0x756e6547,0x6c65746e,0x49656e69\n",
      twoCPUs + twoCPUs.replacing("GenuineIntel", with: "AuthenticAMD").replacing(": 0", with: ": 1"),
      twoCPUs + twoCPUs.replacing(" smep", with: ""),
      "Architecture: x86_64\nFlags: fpu lm\nNUMA node(s): 1\nArchitecture: x86_64\nFlags: fpu\nNUMA node(s): 1\n",
    ] {
      #expect(throws: ReadError.self, "\(text)") { try reading(text) }
    }
    #expect(try groups(twoCPUs + twoCPUs).count == 1)
    #expect(try reading(Self.leaves + "\nagain\n" + Self.leaves).cpus.count == 1)
    #expect(
      try reading("<html><pre>\n\(Self.leaves)</pre><p>Architecture: x86_64</p></html>").cpus.count == 1)
  }

  @Test func binaryNumbersAndRepeatedColumnsAreRefused() throws {
    let rows = "0x0,0x16,0x756e6547,0x6c65746e,0x49656e69"
    for text in [
      "leaf,eax,ebx,ecx,edx\n\(rows)\n0x1,0x50654,0x100800,0b1111,0xbfebfbff\n",
      "leaf,eax,ebx,ecx,edx\n\(rows)\n0x1,0x50654,0x100800,0b111111,0xbfebfbff\n",
      "leaf,eax,ebx,ecx,edx,edx\n\(rows),0\n0x1,0x50654,0x100800,0x7ffefbff,0xbfebfbff,0\n",
    ] {
      #expect(throws: ReadError.self, "\(text)") { try reading(text) }
    }
  }

  @Test(arguments: [
    "Dear all, make sure that HW_CPU_X86_AVX512F is never set.\nRegards\n",
    "| properties | hw:cpu_policy='dedicated', trait:HW_CPU_X86_AVX2='forbidden' |\n",
    "| trait:HW_CPU_X86_AVX2 | x |\n", "hosts:\n  old:\n    forbidden:\n    - HW_CPU_X86_AVX512F\n",
    "forbidden: [HW_CPU_X86_AVX, HW_CPU_X86_AVX2, HW_CPU_X86_SSE]\n",
    #"{"trait:HW_CPU_X86_AVX2": "required"}"#, #"{"HW_CPU_X86_AVX2": 1}"#,
  ])
  func traitsInSentencesAndFlavorsAreNoHost(text: String) {
    #expect(throws: ReadError.self) { try reading(text) }
  }
}
