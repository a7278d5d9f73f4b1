import CPUCatalog
import FoundationEssentials
import X86CPU

/// Reads from a source tree of Linux which bits and parameters KVM has, as far as its lists and masks name them.
struct LinuxSource {
  private let path: String
  private let text: String
  /// The bit of each capability, by its name without X86_FEATURE_.
  private var bits: [Substring: UInt8] = [:]
  /// The register of each word of capabilities.
  private var words: [Substring: (leaf: UInt32, subleaf: UInt32, register: CPUIDRegister)] = [:]
  private var notes: [String] = []

  init(path: String) throws {
    self.path = path
    let kvm = path + "/arch/x86/kvm/"
    guard let text = sourceText(kvm + "cpuid.c") else {
      throw RefreshError(description: "cannot read \(kvm)cpuid.c")
    }
    self.text = withoutComments(text)
    let headers = ["reverse_cpuid.h", "cpuid.h"].compactMap { sourceText(kvm + $0) }.joined(separator: "\n")
    if let features = sourceText(path + "/arch/x86/include/asm/cpufeatures.h") {
      readBits(features)
    } else {
      notes.append("no arch/x86/include/asm/cpufeatures.h: bits in the kernel's own words are not compared")
    }
    readBits(headers)
    readWords(headers)
    guard !words.isEmpty else { throw RefreshError(description: "\(kvm): no table reverse_cpuid") }
  }

  /// Reads the bits of capabilities: `#define X86_FEATURE_AVX ( 1*32+28)`, and `KVM_X86_FEATURE(CPUID_7_1_EDX, 4)` of words that KVM alone has.
  private mutating func readBits(_ text: String) {
    for line in withoutComments(text).split(separator: "\n") where line.hasPrefix("#define") {
      let parts = line.split { $0 == " " || $0 == "\t" }
      guard parts.count > 2, let mark = parts[1].firstRange(of: "X86_FEATURE_"),
        let number = (line.split(separator: line.contains("*32") ? "+" : ",").last?.drop { $0 == " " })
          .flatMap({ UInt8($0.prefix { $0.isNumber }) }), number < 32
      else { continue }
      bits[parts[1][mark.upperBound...]] = number
    }
  }

  /// Reads the registers of words, such as `[CPUID_7_EDX] = { 7, 0, CPUID_EDX},`.
  private mutating func readWords(_ text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split { " \t[]={},".contains($0) }
      guard parts.count == 4, parts[0].hasPrefix("CPUID_"), parts[3].hasPrefix("CPUID_"),
        let leaf = parts[1].hasPrefix("0x") ? UInt32(parts[1].dropFirst(2), radix: 16) : UInt32(parts[1]),
        let subleaf = UInt32(parts[2]),
        let register = CPUIDRegister.allCases.first(where: { "CPUID_" + $0.name == parts[3] })
      else { continue }
      words[parts[0]] = (leaf, subleaf, register)
    }
  }

  func report() throws -> RefreshReport {
    let release = linuxRelease(in: path)
    let series = release.flatMap { KVMRelease($0)?.series }
    let kernels = KVMKernel.all
    let kernel = kernels.first { $0.release == series } ?? kernels[kernels.count - 1]
    var findings: [RefreshFinding] = []
    var listed: Set<FeatureLocation> = []
    var registers: Set<FeatureLocation.Kind> = []
    for (word, names) in lists() {
      guard let place = words[word] else { continue }
      for (name, form) in names {
        guard let bit = bits[name] else { continue }
        guard let location = location(place, bit) else { continue }
        registers.insert(location.withSubleaf.kind)
        listed.insert(location.withSubleaf)
        let isOffered = !["RUNTIME_F", "VENDOR_F"].contains(form)
        if isOffered, kernel.treatment(at: location).map(\.isNeverOffered) ?? true {
          findings.append(
            RefreshFinding(
              change: .new, kind: "KVM bit", name: "\(location) \(name) (\(form))",
              place: "arch/x86/kvm/cpuid.c, \(word)"))
        }
      }
    }
    let kinds: Set<KVMWay.Kind> = [.host, .passedThrough]
    for location in kernel.namedFeatures
    where registers.contains(location.withSubleaf.kind) && !listed.contains(location.withSubleaf) {
      guard let treatment = kernel.treatment(at: location),
        treatment.ways.contains(where: { kinds.contains($0.kind) })
      else { continue }
      findings.append(
        RefreshFinding(
          change: .gone, kind: "KVM bit", name: notation(of: location), place: "arch/x86/kvm/cpuid.c"))
    }
    let masks = LinuxMasks(path: path)
    let parameters = LinuxParameters(path: path)
    let withoutParameters =
      parameters.places.isEmpty ? ["no module_param in arch/x86/kvm: parameters are not compared"] : []
    return RefreshReport(
      source: "Linux \(release ?? "of unknown version")", table: "KVM table of \(kernel.source)",
      notes: notes + masks.notes + withoutParameters,
      findings: findings + masks.findings(kernel) + (try parameters.findings(kernel)))
  }

  private func location(
    _ word: (leaf: UInt32, subleaf: UInt32, register: CPUIDRegister), _ bit: UInt8
  ) -> FeatureLocation? {
    let indexed = FeatureLocation(leaf: word.leaf, subleaf: word.subleaf, register: word.register, bit: bit)
    guard word.subleaf == 0 else { return indexed }
    // The notation of leaves without subleaves has none; whether a leaf has them, a catalogued bit tells.
    let hasSubleaves = Catalog.standard.features.contains {
      if case .cpuid(word.leaf, _?, _) = $0.location.kind { true } else { false }
    }
    return hasSubleaves
      ? indexed : FeatureLocation(leaf: word.leaf, subleaf: nil, register: word.register, bit: bit)
  }

  /// The catalogue's notation of a bit, which omits subleaf 0 for leaves without subleaves.
  private func notation(of found: FeatureLocation) -> String {
    guard case .cpuid(let leaf, let subleaf, let register) = found.kind else { return found.description }
    return (location((leaf, subleaf ?? 0, register), found.bit) ?? found).description
  }

  /// The names that each call of `kvm_cpu_cap_init` or `kvm_cpu_cap_mask` lists, with the macro of each.
  private func lists() -> [(word: Substring, names: [(name: Substring, form: Substring)])] {
    var found: [(Substring, [(Substring, Substring)])] = []
    for call in text.split(separator: "kvm_cpu_cap_").dropFirst()
    where ["init", "mask"].contains(where: { call.hasPrefix($0) }) {
      guard let open = call.firstIndex(of: "("), let end = call[open...].firstRange(of: ");") else {
        continue
      }
      let body = call[call.index(after: open)..<end.lowerBound]
      guard let comma = body.firstIndex(of: ",") else { continue }
      let word = body[..<comma].drop { $0.isWhitespace }
      var names: [(Substring, Substring)] = []
      for part in body[comma...].split(whereSeparator: { ",|\n\t ".contains($0) }) {
        // Before 6.14, features of 64-bit kernels alone stood in variables: f_xfd.
        if part.hasPrefix("f_") {
          names.append((Substring(part.dropFirst(2).uppercased()), "F"))
          continue
        }
        guard let open = part.firstIndex(of: "("), part.last == ")", part[..<open].last == "F" else {
          continue
        }
        names.append((part[part.index(after: open)...].dropLast(), part[..<open]))
      }
      found.append((word, names))
    }
    return found
  }
}

extension FeatureLocation {
  /// The same bit with subleaf 0 added if the notation omits it.
  fileprivate var withSubleaf: FeatureLocation {
    guard case .cpuid(let leaf, nil, let register) = kind else { return self }
    return FeatureLocation(leaf: leaf, subleaf: 0, register: register, bit: bit) ?? self
  }
}
