import CPUCatalog
import X86CPU

/// The bits of feature MSRs that a source tree of Linux passes on: IA32_ARCH_CAPABILITIES, and VMX controls for nested guests.
struct LinuxMasks {
  /// The bits that the source names, with a name and the place of each.
  private(set) var bits: [FeatureLocation: (name: String, place: String)] = [:]
  /// The MSRs whose masks were found.
  private(set) var registers: Set<UInt32> = []
  /// What could not be compared, and why.
  private(set) var notes: [String] = []

  /// Reads `KVM_SUPPORTED_ARCH_CAP` of x86.c and the functions `nested_vmx_setup_` of nested.c, by the kernel's own headers.
  init(path: String) {
    readArchCapabilities(path)
    readControls(path)
  }

  private mutating func readArchCapabilities(_ path: String) {
    let place = "arch/x86/kvm/x86.c, KVM_SUPPORTED_ARCH_CAP"
    guard let text = sourceText(path + "/arch/x86/kvm/x86.c").map(withoutComments),
      let start = text.firstRange(of: "#define KVM_SUPPORTED_ARCH_CAP")
    else {
      notes.append("no KVM_SUPPORTED_ARCH_CAP in arch/x86/kvm/x86.c: bits of MSR 10AH are not compared")
      return
    }
    guard let header = sourceText(path + "/arch/x86/include/asm/msr-index.h") else {
      notes.append("no arch/x86/include/asm/msr-index.h: bits of MSR 10AH are not compared")
      return
    }
    let numbers = Self.defines(in: header) { name in name.hasPrefix("ARCH_CAP_") }
    var mask = Substring()
    for line in text[start.lowerBound...].split(separator: "\n", omittingEmptySubsequences: false) {
      mask += line + " "
      guard line.last == "\\" else { break }
    }
    registers.insert(0x10a)
    for name in Self.words(in: mask) where name.hasPrefix("ARCH_CAP_") {
      add(name, msr: 0x10a, bit: numbers[name], place)
    }
  }

  private mutating func readControls(_ path: String) {
    let place = "arch/x86/kvm/vmx/nested.c"
    guard let text = sourceText(path + "/" + place).map(withoutComments) else {
      notes.append("no \(place): VMX controls are not compared")
      return
    }
    let headers = ["vmx.h", "vmxfeatures.h"].compactMap { sourceText(path + "/arch/x86/include/asm/" + $0) }
    guard headers.count == 2 else {
      notes.append("no arch/x86/include/asm/vmx.h and vmxfeatures.h: VMX controls are not compared")
      return
    }
    let numbers = Self.defines(in: headers.joined(separator: "\n")) { _ in true }
    let kinds: [(prefix: String, msr: UInt32)] = [
      ("PIN_BASED_", 0x48d), ("CPU_BASED_", 0x48e), ("SECONDARY_EXEC_", 0x48b), ("VM_EXIT_", 0x48f),
      ("VM_ENTRY_", 0x490),
    ]
    for function in text.split(separator: "\n}", omittingEmptySubsequences: true) {
      guard let start = function.firstRange(of: "nested_vmx_setup_"),
        let body = function[start.upperBound...].firstRange(of: "\n{")
      else { continue }
      let name = function[start.lowerBound...].prefix { $0.isLetter || $0 == "_" }
      for word in Self.words(in: function[body.upperBound...]) {
        guard let kind = kinds.first(where: { word.hasPrefix($0.prefix) }) else { continue }
        registers.insert(kind.msr)
        // Values of several bits, such as those of controls that are always on, are no capability.
        if let bit = numbers[word] { add(word, msr: kind.msr, bit: bit + 32, "\(place), \(name)") }
      }
    }
  }

  private mutating func add(_ name: Substring, msr: UInt32, bit: UInt8?, _ place: String) {
    guard let bit, let location = FeatureLocation(msr: msr, bit: bit) else {
      notes.append("the headers have no bit for \(name) (\(place))")
      return
    }
    bits[location] = (String(name), place)
  }

  /// The differences from a kernel's table.
  func findings(_ kernel: KVMKernel) -> [RefreshFinding] {
    let new = bits.compactMap { location, found -> RefreshFinding? in
      guard kernel.treatment(at: location).map(\.isNeverOffered) ?? true else { return nil }
      return RefreshFinding(
        change: .new, kind: "KVM MSR bit", name: "\(location) \(found.name)", place: found.place)
    }
    let kinds: Set<KVMWay.Kind> = [.host, .passedThrough]
    let gone = kernel.namedFeatures.compactMap { location -> RefreshFinding? in
      guard case .msr(let index) = location.kind, registers.contains(index), bits[location] == nil,
        kernel.treatment(at: location)?.ways.contains(where: { kinds.contains($0.kind) }) == true
      else { return nil }
      return RefreshFinding(change: .gone, kind: "KVM MSR bit", name: "\(location)", place: "arch/x86/kvm")
    }
    return new + gone
  }

  /// The numbers of bits by macro: `BIT(3)`, `0x00000008`, `( 2*32+ 3)`, or `VMCS_CONTROL_BIT(NAME)`, which refers to VMX_FEATURE_NAME.
  private static func defines(in text: String, _ isWanted: (Substring) -> Bool) -> [Substring: UInt8] {
    var numbers: [Substring: UInt8] = [:]
    var references: [(name: Substring, target: Substring)] = []
    for line in withoutComments(text).split(separator: "\n") where line.hasPrefix("#define") {
      let parts = line.split(maxSplits: 2) { $0 == " " || $0 == "\t" }
      guard parts.count == 3, isWanted(parts[1]) else { continue }
      let value = parts[2].filter { $0 != " " && $0 != "\t" }
      func argument(_ function: String) -> Substring? {
        value.hasPrefix(function + "(") && value.last == ")"
          ? value.dropFirst(function.count + 1).dropLast() : nil
      }
      if let target = argument("VMCS_CONTROL_BIT") {
        references.append((parts[1], Substring("VMX_FEATURE_" + target)))
      } else if let number = (argument("BIT") ?? argument("BIT_ULL")).flatMap({ UInt8($0) }) {
        numbers[parts[1]] = number
      } else if value.hasPrefix("0x"), let word = UInt64(value.dropFirst(2), radix: 16),
        word.nonzeroBitCount == 1
      {
        numbers[parts[1]] = UInt8(word.trailingZeroBitCount)
      } else if value.contains("*32+"),
        let number = value.dropLast().split(separator: "+").last.flatMap({ UInt8($0) })
      {
        numbers[parts[1]] = number
      }
    }
    for (name, target) in references { numbers[name] = numbers[target] }
    return numbers
  }

  private static func words(in text: Substring) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
