import CPUCompatibility
import Testing
import X86CPU

@testable import CPUReaders

/// Records in every encoding, page and mail, and lists of every form, are read back bit by bit.
@Suite struct TextBreedTests {
  private static func reading(_ bytes: [UInt8]) throws -> Reading {
    try Reader.read(Document(name: "dump", bytes: bytes))
  }

  private static func cpus(_ bytes: [UInt8]) throws -> [DistinctCPU] {
    guard case .registers(let dump)? = try reading(bytes).cpus.first else { return [] }
    return dump.cpus
  }

  /// The texts of all dumps, from known registers.
  private static func texts(count: Int) -> [(name: String, text: String, machine: [KnownCPU])] {
    let machine = KnownCPU.machine(.server, count: count, seed: 11)
    return DumpBreed.all.map { ($0.name, $0.text(machine), machine) }
      + ListBreed.all.map { ($0.name, $0.text(machine), machine) }
      + [
        ("cpuid -r", ToolText.cpuid(machine), machine),
        ("xen-cpuid -p", ToolText.xen(machine[0]), [machine[0]]),
      ]
  }

  @Test(arguments: TextBreed.all)
  func packedDumpsAreReadBack(breed: TextBreed) throws {
    for (name, text, machine) in Self.texts(count: 3) {
      let packed = breed.pack(text)
      let read = try Self.cpus(packed)
      #expect(read.map(\.table.leaves) == machine.map(\.table.leaves), "\(name) as \(breed.name)")
      let notes = try Self.reading(packed).notes.map(\.text)
      let isNoted = notes.contains {
        $0.contains("UTF-") || $0.contains("page") || $0.contains("marks") || $0.contains("quoted-printable")
      }
      #expect(isNoted == breed.isNoted, "\(name): \(notes)")
    }
  }

  /// Records of other formats in pages and mails.
  @Test(arguments: TextBreed.all)
  func packedRecordsAreRead(breed: TextBreed) throws {
    for fixture in [Fixture.cpuinfo, Self.lscpu, .capabilities, .kcpuid, .x86info, .libcpuid] {
      let isMarkup = fixture.format.hasPrefix("libvirt")
      // These change XML's own characters.
      if isMarkup,
        ["comments", "the kernel's time stamps", "no-break spaces", "non-breaking hyphens"].contains(
          breed.name) || breed.name.contains("mail") || breed.name.contains("page")
          || breed.name.contains("archive")
      {
        continue
      }
      let plain = try Reader.read(Document(name: "d", bytes: fixture.bytes))
      let packed = try Reader.read(Document(name: "d", bytes: breed.pack(fixture.text)))
      #expect(packed.format == fixture.format)
      switch (plain.cpus[0], packed.cpus[0]) {
      case (.linux(let a), .linux(let b)): #expect(a.groups == b.groups, "\(fixture.format)")
      case (.registers(let a), .registers(let b)): #expect(a == b, "\(fixture.format)")
      case (.libvirt(let a, _, _), .libvirt(let b, _, _)): #expect(a == b, "\(fixture.format)")
      default: Issue.record("\(fixture.format) became another record")
      }
    }
  }

  @Test(arguments: ListBreed.all, KnownCPU.Kind.allCases)
  func listsAreReadBack(breed: ListBreed, kind: KnownCPU.Kind) throws {
    for (seed, count) in [(UInt64(3), 1), (4, 2), (5, 9)] {
      let machine = KnownCPU.machine(kind, count: count, seed: seed)
      for isMixed in breed.namesCPU ? [false, true] : [false] {
        let bytes = Array(breed.text(machine, isMixed: isMixed).utf8)
        let reading = try Self.reading(bytes)
        #expect(reading.format == "registers")
        let read = try Self.cpus(bytes)
        #expect(read.map(\.table.leaves) == machine.map(\.table.leaves))
        #expect(read.map(\.logicalCPUs) == machine.map { [$0.number] } || count == 1)
      }
    }
  }

  /// Lines that a mail program wraps between words, at any width.
  @Test(arguments: [40, 60, 72, 78])
  func wrappedRowsAreJoined(width: Int) throws {
    let machine = KnownCPU.machine(.amd, count: 2, seed: 9)
    let names = ["labels", "the manual's notation", "numbers alone", "input and output"]
    let texts =
      [("cpuid -r", ToolText.cpuid(machine)), ("kcpuid", Fixture.kcpuid.text)]
      + DumpBreed.all.filter { ["AIDA64", "names of registers"].contains($0.name) }.map {
        ($0.name, $0.text(machine))
      }
      + ListBreed.all.filter { names.contains($0.name) }.map { ($0.name, $0.text(machine)) }
    for (name, text) in texts {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let wrapped = lines.map { wrap($0, width) }.joined(separator: "\n")
      let read = try Self.cpus(Array(wrapped.utf8))
      #expect(
        try read.map(\.table.leaves) == Self.cpus(Array(text.utf8)).map(\.table.leaves),
        "\(name)\n\(wrapped.prefix(600))")
    }
  }

  private func wrap(_ line: Substring, _ width: Int) -> String {
    var (lines, current) = ([String](), "")
    // A row, and no heading.
    guard line.count > width, line.count(where: { $0.isHexDigit }) > 24 else { return String(line) }
    let indent = line.prefix { $0 == " " }
    for word in line.split(separator: " ") {
      if !current.isEmpty, current.count + word.count + 1 > width {
        lines.append(current)
        current = String(word)
      } else {
        current += current.isEmpty ? indent + word : " \(word)"
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }

  @Test func xensRawPolicyIsRead() throws {
    for kind in KnownCPU.Kind.allCases {
      let cpu = KnownCPU.machine(kind, count: 1, seed: 3)[0]
      let text = ToolText.xen(cpu, msrs: [0xce: 0x8000_0000, 0x10a: 0xe00_0c04])
      let reading = try Self.reading(Array(text.utf8))
      #expect(reading.format == "xen-cpuid")
      #expect(reading.notes.contains { $0.text.contains("1 other policy") })
      let read = try Self.cpus(Array(text.utf8))
      #expect(read.map(\.table.leaves) == [cpu.table.leaves])
      #expect(read.map(\.table.msrs) == [[0xce: 0x8000_0000, 0x10a: 0xe00_0c04]])
      // Policies for guests are not the machine's.
      let others = text[(try #require(text.firstRange(of: "Host policy"))).lowerBound...]
      #expect(throws: ReadError.self) { try Self.reading(Array(others.utf8)) }
    }
  }

  /// Subleaves that nothing marks: the leaves, a letter or leaf 0DH's components tell; else they are left out, and said.
  @Test func subleavesWithoutMarks() throws {
    let head =
      "leaf 0x0: 0x0000000d 0x756e6547 0x6c65746e 0x49656e69\nleaf 0x1: 0x000306a9 0x00000000 0x7fbae3ff 0xbfebfbff\n"
    let state =
      "leaf 0xd subleaf 0: 0x00040007 0x00000b00 0x00000b00 0x00000000\nleaf 0xd subleaf 1: 0x0000000f 0x00000b00 0x00000000 0x00000000\n"
    func subleaves(_ text: String) throws -> [UInt32] {
      try Self.cpus(Array((head + text).utf8))[0].table.leaves.keys.filter { $0.eax == 0x0d }.map(\.ecx)
        .sorted()
    }
    let row = ": 0x00002000 0x00000b00 0x00000006 0x00000000\n"
    #expect(try subleaves(state + "leaf 0xd subleaf 18" + row) == [0, 1, 18])
    #expect(try subleaves(state + "leaf 0xd subleaf 12" + row) == [0, 1, 18])
    #expect(try subleaves("leaf 0xd subleaf 12" + row) == [])
    let reading = try Self.reading(Array((head + "leaf 0xd subleaf 12" + row).utf8))
    #expect(reading.notes.contains { $0.text.contains("ignored") && $0.line == 3 })
  }

  /// What could be read in two ways, or not whole, is refused in one line, and never read in part.
  @Test(arguments: [
    ("leaf,eax,ebx,ecx,edx\n0,22,1,2,3\n1,10,20,30,40\n", "decimal or hexadecimal"),
    (
      "leaf,eax,ebx,ecx,edx\n0x0,0x16,0x756e6547,0x6c65746e,0x49656e69\n1,0xa,0x1\n0x7,0x00000000,0x11111111,0x22222222\n12345678 12345678 12345678 12345678\n",
      "columns"
    ),
    (
      "leaf 0: 00000016 756e6547 6c65746e 49656e69\nsomething 5 1 7: 00000001 00000002 00000003 00000004\n",
      "leaf before the four registers"
    ),
    (
      "0 0 3 00000016 756e6547 6c65746e 49656e69\nleaf 0: 00000016 756e6547 6c65746e 49656e69\n",
      "leaf before the four registers"
    ),
    (
      "<html><pre>\nCPUID 00000000: 00000016-756E6547-6C65746E-49656E69\n</pre>\n<pre>\nCPUID 00000000: 00000010-68747541-444D4163-69746E65\n</pre></html>",
      "2 records (from lines 1, 4)"
    ),
  ])
  func whatIsNotClearIsRefused(text: String, reason: String) {
    do {
      let reading = try Self.reading(Array(text.utf8))
      Issue.record("\(reading)")
    } catch let error as ReadError {
      #expect(error.reason.contains(reason) && !error.reason.contains("\n"), "\(error)")
      #expect(error.line != nil)
    } catch {
      Issue.record("\(error)")
    }
  }

  /// Texts that have no registers are refused by name, with what to give instead.
  @Test(arguments: [
    (
      "CPU 0:\n   vendor_id = \"GenuineIntel\"\n   version information (1/eax):\n      processor type = primary",
      "cpuid -r"
    ),
    ("x86info v1.31pre\nFound 2 identical CPUs\nExtended Family: 0\n", "x86info -r"),
    (
      "CPU: Some CPU (2400.00-MHz K8-class CPU)\n  Origin=\"GenuineIntel\"  Id=0x306c3\n  Features=0x178bfbff<FPU,VME>\n",
      "FreeBSD"
    ),
    (
      "cpu0 at mainbus0: apid 0 (boot processor)\ncpu0: Some CPU, 2400.00 MHz\ncpu0: FPU,VME,DE,PSE\ncpu0: 256KB 64b/line\n",
      "OpenBSD"
    ),
    (
      "RAX=0000000000000000 RBX=0000000000000000 RCX=0000000000000000 RDX=00000000000306a9\nRIP=000000000000fff0 RFL=00000002\n",
      "info registers"
    ),
    (
      "EAX=00000000 EBX=00000000 ECX=00000000 EDX=000306a9\nEIP=0000fff0 EFL=00000002 [-------]\n",
      "info registers"
    ),
    ("Coreinfo v3.6 - Dump information on system CPU\nHTT       \t*\tHyperthreading enabled\n", "Coreinfo"),
    // As public samples have it: 3.5 and 3.6 with tabs, 3.52 and 4.0 with blanks, each with marks; and without the banner.
    (
      "Intel64 Family 6 Model 60 Stepping 3, GenuineIntel\nMicrocode signature: FFFFFFFF\nVMX       \t-\tX\n"
        + "PAT       \t*\tSupports Page Attribute Table\nPGE       \t*\tSupports global bit in page tables\n",
      "Coreinfo"
    ),
    (
      "AMD64 Family 25 Model 80 Stepping 0, AuthenticAMD\nKernel CET      -       Kernel-mode CET Enabled\n"
        + "PAT             *       Supports Page Attribute Table\nPSE36           *       X\n"
        + "PGE             *       Supports global bit in page tables\n\nMaximum implemented CPUID leaves: 0000000D (Basic).\n",
      "Coreinfo"
    ),
  ])
  func otherTextsSayWhatToGive(text: String, words: String) throws {
    let error = try #require(throws: ReadError.self) { try Self.reading(Array(text.utf8)) }
    #expect(error.reason.contains(words) && error.reason.contains("give"), "\(error)")
  }

  /// Flags on several lines: of a mail, of a window, and where nobody can tell.
  @Test func wrappedFlagsAreWhole() throws {
    for fixture in [Fixture.cpuinfo, Self.lscpu] {
      let plain = try groups(fixture.text)
      for width in [24, 30, 40] {
        #expect(
          try groups(
            fixture.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
              line.contains(":") && line.count > width && line.lowercased().hasPrefix("flags")
                ? wrapFlags(line, width) : String(line)
            }.joined(separator: "\n")) == plain, "\(fixture.format) in \(width) columns")
      }
      // Cut within words, at the window's width.
      let cut = fixture.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.lowercased().hasPrefix("flags") ? cutFlags(line, 37) : String(line)
      }
      #expect(try groups(cut.joined(separator: "\n")) == plain, "\(fixture.format)")
      // Two lines: a flag may be cut, and none is absent.
      let twice = fixture.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.lowercased().hasPrefix("flags") ? cutFlags(line, 90) : String(line)
      }
      #expect(try groups(twice.joined(separator: "\n")).allSatisfy { !$0.isWhole })
    }
  }

  /// The text form of lscpu.
  private static let lscpu = Fixture(
    format: "lscpu",
    text: """
      Architecture:             x86_64
      CPU(s):                   2
      Vendor ID:                GenuineIntel
      Model name:               An invented processor
      Flags:                    fpu vme de pse tsc msr pae cx8 sep cmov mmx fxsr sse sse2 syscall nx lm nonstop_tsc pni ssse3
      Caches (sum of all):
      NUMA node0 CPU(s):        0,1
      Vulnerability Meltdown:   Not affected

      """)

  private func groups(_ text: String) throws -> [LinuxCPUInfo.Group] {
    guard case .linux(let info)? = try Self.reading(Array(text.utf8)).cpus.first else { return [] }
    return info.groups
  }

  private func wrapFlags(_ line: Substring, _ width: Int) -> String {
    var (lines, current) = ([String](), "")
    for word in line.split(separator: " ") {
      if current.count + word.count + 1 > width, !current.isEmpty {
        lines.append(current)
        current = String(word)
      } else {
        current += current.isEmpty ? String(word) : " \(word)"
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }

  private func cutFlags(_ line: Substring, _ width: Int) -> String {
    var rest = line.replacing("\t\t", with: "           ")[...]
    var lines: [Substring] = []
    while !rest.isEmpty {
      lines.append(rest.prefix(width))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n")
  }

  /// Texts made to cost much, of half a megabyte: what is not linear does not end within the time.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "<a", "<pre>", "<!--", "<script>", "&", "&#x41", "> ", ">>>>", "=", "[1.", "CPUID 0",
      "leaf,eax,ebx,ecx,edx\n",
      "00000000 ", "leaf 0: 1\n", "Raw policy: 1 leaves, \n", "<td>", "_", "flags\t: a\nb\n", "</pre>\n",
    ])
  func workIsLinear(part: String) {
    let text = String(repeating: part, count: (1 << 19) / part.utf8.count)
    #expect((try? Self.reading(Array(text.utf8))) == nil || part.hasPrefix("flags"))
    let mail = "Content-Transfer-Encoding: quoted-printable\n\n" + text
    #expect((try? Self.reading(Array(mail.utf8))) == nil || part.hasPrefix("flags"))
  }
}
