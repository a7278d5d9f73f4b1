internal import CPUCatalog
internal import Remedies

/// A known message about CPUs and its meaning.
struct MessageRule: Sendable {
  /// The identifier with the printing component first (`libvirt.guest-cpu-missing`), what the message means, and the source.
  let header: RuleHeader
  /// The program that prints it.
  let component: MessageComponent
  /// When it is printed.
  let phase: MessagePhase
  /// Who prints it, where and when, as part of a sentence.
  let printedBy: String
  /// The versions that print it, as far as they are known.
  let versions: String
  /// The wordings; the first match counts.
  let patterns: [MessagePattern]
  /// The wordings in other languages, tried after the others.
  var translations: [MessagePattern] = []
  /// Patterns of lines that belong to another rule although they match a wording.
  let exceptions: [MessagePattern]
  /// Where the names of features are.
  let names: Names
  /// What it proves; `{features}` and other holes are replaced by the captured text.
  let proves: String
  /// What it does not prove; empty if there is no common misreading.
  let doesNotProve: String
  /// The identifiers of its causes, likeliest first; conditions of the causes decide which apply.
  let causes: [String]
  /// Steps whose output distinguishes the causes.
  let collect: [Command]
  /// What a part of the wording shows about versions.
  let clues: [Clue]
  /// Whether one incident prints consecutive lines, one per feature.
  let isPrintedByTheLine: Bool
  /// Lines that must match.
  let examples: [String]
  /// Lines, easily confused, that must not match.
  let counterexamples: [String]

  init(
    id: String, component: MessageComponent, phase: MessagePhase, title: String, printedBy: String,
    versions: String, patterns: [MessagePattern], exceptions: [MessagePattern] = [], names: Names = .none,
    proves: String, doesNotProve: String = "", causes: [String], collect: [Command], clues: [Clue] = [],
    isPrintedByTheLine: Bool = false, citation: String, examples: [String], counterexamples: [String] = []
  ) {
    header = RuleHeader(id, title, citation: citation)
    self.component = component
    self.phase = phase
    self.printedBy = printedBy
    self.versions = versions
    self.patterns = patterns
    self.exceptions = exceptions
    self.names = names
    self.proves = proves
    self.doesNotProve = doesNotProve
    self.causes = causes
    self.collect = collect
    self.clues = clues
    self.isPrintedByTheLine = isPrintedByTheLine
    self.examples = examples
    self.counterexamples = counterexamples
  }

  /// The stable identifier from the header.
  var id: String { header.id }
  /// The title from the header: what happened.
  var title: String { header.title }
  /// The citation from the header.
  var citation: String { header.citation }

  /// Where the names of features are.
  enum Names: Sendable, Hashable {
    /// The message names no features.
    case none
    /// In the hole of that name.
    case captured(String)
    /// The message always concerns these.
    case fixed([String])
    /// The one of vmx and svm that the wording is about; both where it is about neither.
    case virtualization
    /// In the hole `bit`, in QEMU's notation.
    case bits
    /// The features that the register in the hole `msr` belongs to.
    case register
    /// The rest of a Placement trait, in the hole `trait`.
    case trait
  }

  /// What a wording shows about versions.
  struct Clue: Sendable, Hashable {
    /// The literal that the line must contain.
    let text: String
    /// The conclusion about versions.
    let shows: String
  }

  /// Every rule, by component.
  static let all: [MessageRule] = inEnglish.map(\.translated)

  static let inEnglish: [MessageRule] =
    novaMessages
    + novaStartMessages
    + libvirtNameMessages
    + libvirtComparisonMessages
    + libvirtStabilityMessages
    + libvirtHostMessages
    + qemuCPUMessages
    + qemuHostMessages
    + armMessages
    + s390Messages
    + qemuStreamMessages
    + kernelMessages
    + guestMessages
    + kubevirtMessages
    + ovirtMessages
    + proxmoxMessages
    + incusMessages
    + xenMessages
    + xenopsdMessages
    + cloudHypervisorMessages
    + vmwareMessages
    + libvirtDeviceMessages
    + qemuDeviceMessages
    + confidentialMessages
    + kernelStartMessages
    + proxmoxLocalMessages
    + firecrackerMessages

  /// Matches a line; nil if none of the wordings is in it.
  func match(_ line: String) -> MessagePattern.Match? { match(Array(line.utf8)) }

  /// Matches a line's bytes; nil if none of the wordings is in them.
  func match(_ line: [UInt8]) -> MessagePattern.Match? { match(line, lowered: line.map(\.lowercasedASCII)) }

  /// Matches a line whose lower case is already computed.
  func match(_ line: [UInt8], lowered: [UInt8]) -> MessagePattern.Match? {
    for pattern in patterns + translations {
      guard let match = pattern.match(line, lowered: lowered) else { continue }
      return exceptions.contains { $0.match(line, lowered: lowered) != nil } ? nil : match
    }
    return nil
  }

  /// The names of features in a match, as the message has them.
  func features(in match: MessagePattern.Match) -> [String] {
    switch names {
    case .none: []
    case .captured(let hole): match.captures[hole, default: []]
    case .fixed(let names): names
    case .virtualization: match.virtualization
    case .bits: match.captures["bit", default: []].compactMap { MessageBit($0)?.name }
    case .trait: match.captures["trait", default: []].map { "HW_CPU_X86_\($0)" }
    case .register:
      match.registers.flatMap { index in MessageRegister.features(of: index) }
    }
  }
}

extension MessagePattern.Match {
  /// The virtualization that the wording, or the module in its hole, belongs to; both if it names neither.
  fileprivate var virtualization: [String] {
    let words = ([wording] + captures.values.flatMap(\.self)).joined(separator: " ").lowercased()
    let isIntel = words.contains("vmx") || words.contains("kvm_intel")
    let isAMD = words.contains("svm") || words.contains("kvm_amd")
    return isIntel == isAMD ? ["vmx", "svm"] : isIntel ? ["vmx"] : ["svm"]
  }

  /// The indices of the captured registers.
  var registers: [UInt32] {
    captures["msr", default: []].compactMap { text in
      let digits = text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : text[...]
      return UInt32(digits, radix: 16)
    }
  }
}
