internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import Wording
internal import X86CPU

/// Decides what the words of `clearcpuid=` mean for one feature.
///
/// A word is a decimal number, 32 times the word of capabilities plus the bit, or a flag as `/proc/cpuinfo` spells it. Linux reads
/// names from 5.19 on; it skips other spellings, including libvirt's, as unknown. Before 5.19 a number can also be
/// hexadecimal (0x) or octal (0), and the first word that is not a number ends the list.
///
/// - SeeAlso: linux 5.10 arch/x86/kernel/fpu/init.c, fpu__init_parse_early_param, and lib/cmdline.c, get_option; linux 6.1 and 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/include/asm/cpufeature.h, enum
///   cpuid_leafs; Documentation/admin-guide/kernel-parameters.txt, clearcpuid= (bits of vendors' words are stable, Linux's own
///   are not); linux commit 1625c833db93 (names).
enum ClearedFeature: Sendable, Hashable {
  /// The word clears the feature.
  case it
  /// The word clears a feature that this one needs, and Linux drops both.
  case needed(String)
  /// It may clear it: the sentence names the unknown.
  case perhaps(String)
  /// It clears something else, or nothing.
  case other

  /// The register of a hardware word of the kernel's capabilities, by the number of the word; nil for Linux's own words.
  ///
  /// Words from 19 on, and word 12, came later than the others; the answer covers the series in the tables.
  static func register(
    ofWord word: UInt32, series: String?
  ) -> (leaf: UInt32, subleaf: UInt32?, register: CPUIDRegister)? {
    switch word {
    case 0: (0x1, nil, .edx)
    case 1: (0x8000_0001, nil, .edx)
    case 2: (0x8086_0001, nil, .edx)
    case 4: (0x1, nil, .ecx)
    case 5: (0xc000_0001, nil, .edx)
    case 6: (0x8000_0001, nil, .ecx)
    case 9: (0x7, 0, .ebx)
    case 10: (0xd, 1, .eax)
    case 13: (0x8000_0008, nil, .ebx)
    case 14: (0x6, nil, .eax)
    case 15: (0x8000_000a, nil, .edx)
    case 16: (0x7, 0, .ecx)
    case 17: (0x8000_0007, nil, .ebx)
    case 18: (0x7, 0, .edx)
    case 12 where readSeries.contains(series ?? ""): (0x7, 1, .eax)
    case 19 where readSeries.contains(series ?? ""): (0x8000_001f, nil, .eax)
    case 20 where readSeries.contains(series ?? ""): (0x8000_0021, nil, .eax)
    default: nil
    }
  }

  private static let readSeries: Set<String> = ["6.1", "6.12"]

  /// The number that Linux before 5.19 reads in a word; nil if the list ends there.
  static func optionNumber(_ word: String) -> UInt32? {
    let text = word.lowercased()
    if text.hasPrefix("0x") { return UInt32(text.dropFirst(2), radix: 16) }
    return text.hasPrefix("0") ? UInt32(text, radix: 8) : UInt32(text)
  }
}

extension CauseContext {
  /// The finding about `clearcpuid=VALUE` on the kernel command line for the lost feature.
  func judge(clearcpuid value: String) -> CauseRule.Finding {
    let shown = "The command line has clearcpuid=\(value)"
    let words = value.split(separator: ",").map(String.init)
    var clearing: [String] = []
    var proof: String?
    var doubt: (word: String, text: String)?
    var isEnded = false
    for word in words {
      var meaning = cleared(by: word)
      if isEnded, meaning != .other {
        meaning = .perhaps(
          "before 5.19, Linux stops at the first word that is not a number, and this kernel is \(configuration.kernelRelease ?? "older")"
        )
      }
      if readsNumbersOnly, ClearedFeature.optionNumber(word) == nil { isEnded = true }
      if case .needed(let name) = meaning, state(at: .kernelFlags, of: name) == .present { continue }
      switch meaning {
      case .it: proof = proof ?? shown
      case .needed(let name):
        if state(at: .kernelFlags, of: name) == .absent {
          proof = proof ?? "\(shown), which clears \(name) and everything that needs it"
        } else {
          doubt = (word, "\(word) clears \(name), which the feature needs")
        }
      case .perhaps(let why): doubt = (word, why)
      case .other: continue
      }
      clearing.append(word)
    }
    guard !clearing.isEmpty else { return .excluded(shown) }
    // All words that may clear it: each one alone keeps the feature off.
    let rest = words.filter { !clearing.contains($0) }
    let cure = Cause.Cure.commandLine(
      rest.isEmpty
        ? "Remove clearcpuid=\(value) from the kernel command line"
        : "Remove \(listed(clearing)) from clearcpuid=\(value) on the kernel command line",
      rest.isEmpty
        ? .remove("clearcpuid=\(value)")
        : .replace("clearcpuid=\(value)", by: "clearcpuid=\(rest.joined(separator: ","))"),
      risk: "It may be there for a reason")
    var finding = CauseRule.Finding.possible(
      "\(shown): \(doubt?.text ?? "")", collect: "dmesg | grep -i 'clearing cpuid'", cure: cure)
    if let proof { finding = .proven(proof, cure: cure) }
    finding.argumentLeft = rest.isEmpty ? nil : "clearcpuid=\(rest.joined(separator: ","))"
    return finding
  }

  /// What one word of `clearcpuid=` means for the feature.
  func cleared(by word: String) -> ClearedFeature {
    if readsNumbersOnly, let number = ClearedFeature.optionNumber(word) { return cleared(byNumber: number) }
    if let number = UInt32(word) { return cleared(byNumber: number) }
    if kernelNumber == nil, let number = ClearedFeature.optionNumber(word) {
      return cleared(byNumber: number) == .other
        ? .other
        : .perhaps("Linux reads \(word) as a number only before 5.19, and the kernel's release is unknown")
    }
    return cleared(byName: word)
  }

  /// Whether the kernel is known to read C-style numbers and no names.
  private var readsNumbersOnly: Bool { kernelNumber.map { $0 < (5, 19) } ?? false }

  private func cleared(byNumber number: UInt32) -> ClearedFeature {
    guard let place = ClearedFeature.register(ofWord: number / 32, series: kernelSeries) else {
      return .perhaps(
        "\(number) is bit \(number % 32) of word \(number / 32), which differs between kernels")
    }
    let location = FeatureLocation(
      leaf: place.leaf, subleaf: place.subleaf, register: place.register, bit: UInt8(number % 32))
    return location.flatMap(catalog.feature(at:)).map(cleared) ?? .other
  }

  private func cleared(byName word: String) -> ClearedFeature {
    guard let flag = LinuxFlagTable.standard.flags.first(where: { $0.name == word && $0.line == .flags })
    else { return .other }
    let answer: ClearedFeature
    switch flag.proof {
    case .mirror(let location): answer = catalog.feature(at: location).map(cleared) ?? .other
    case .any(let alternatives):
      answer =
        alternatives.contains { $0.location == feature.location }
        ? .perhaps("\(word) stands for several bits") : .other
    case .all(let locations):
      answer = locations.contains(feature.location) ? .perhaps("\(word) stands for several bits") : .other
    case .synthetic: answer = .other
    }
    guard answer != .other, let release = kernelNumber, release < (5, 19) else { return answer }
    return .perhaps(
      "Linux reads names from 5.19 on, and this kernel is \(configuration.kernelRelease ?? "older")")
  }

  private func cleared(_ named: Feature) -> ClearedFeature {
    if named.index == feature.index { return .it }
    return needed.contains { $0.index == named.index } ? .needed(named.name) : .other
  }

  /// The first two numbers of the kernel's release; nil if unknown.
  var kernelNumber: (Int, Int)? {
    let numbers = kernelSeries?.split(separator: ".").compactMap { Int($0) } ?? []
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }
}
