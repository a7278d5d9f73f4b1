internal import X86CPU

extension KVMTreatment {
  /// The rule of a bit that no line names.
  var unnamedRule: String { remark.isEmpty ? "KVM does not offer it" : "KVM does not offer it: \(remark)" }

  /// The treatment in a few words, without a full stop: how the bit is offered on each kind of host.
  public var summary: String {
    let texts = ways.map(\.summary)
    return texts.isEmpty ? "not offered" : texts.joined(separator: "; or ")
  }

  /// The sources of the treatment, each once.
  public var citations: [String] {
    var found: [String] = []
    for citation in ways.isEmpty ? [citation] : ways.map(\.note.citation) where !found.contains(citation) {
      found.append(citation)
    }
    return found
  }
}

extension KVMWay {
  /// The rule as a sentence without a full stop.
  public var rule: String {
    let text = "KVM \(verb)\(vendor.map { " (on \($0.rawValue))" } ?? "")"
    return note.text.isEmpty ? text : "\(text): \(note.text)"
  }

  /// The way in a few words, with the condition in the kernel's own names or in the table's sentence.
  var summary: String {
    let place = vendor.map { " on \($0.rawValue)" } ?? ""
    let asked = requirements.filter { !$0.isQualifier && $0.name != "kernel:self" }.map(\.text)
    let condition = asked.isEmpty ? "" : ", " + asked.joined(separator: ", ")
    return "\(title)\(place)\(condition)\(note.text.isEmpty ? "" : " (\(note.text.lowercasedStart))")"
  }

  private var title: String {
    switch kind {
    case .host: "offered if the CPU and the host's kernel have it"
    case .passedThrough: "offered if the CPU has it"
    case .synthesized where asksForOwnCapability: "offered if the host's kernel has it"
    case .synthesized: "offered even where the CPU lacks it"
    case .emulated: "offered whatever the CPU has"
    case .requested: "only on request"
    case .runtime: "set as the guest runs"
    case .notOffered: "not offered"
    case .number: "a number"
    case .state: "the guest's own state"
    }
  }

  private var verb: String {
    switch kind {
    case .host: "offers it if both the CPU and the host's kernel have it"
    case .passedThrough: "offers it if the CPU has it, whether or not the host's kernel uses it"
    case .synthesized where asksForOwnCapability: "offers it if the host's kernel has it, whatever CPUID says"
    case .synthesized: "offers it by what the host's kernel knows, whatever CPUID says"
    case .emulated: "offers it whatever the CPU has\(requirements.isEmpty ? "" : ", on a condition")"
    case .requested: "offers it only on request"
    case .runtime: "sets it for each guest as it runs, and does not offer it"
    case .notOffered: "does not offer it"
    case .number: "gives a number here, of which the bit is a part"
    case .state: "keeps the guest's own state here"
    }
  }
}

extension KVMRequirement {
  /// The requirement in words: `with kvm_intel.nested`, `without the kernel's bug mds`.
  fileprivate var text: String {
    let subject = name.drop { $0 != ":" }.dropFirst()
    let what =
      switch name.prefix(while: { $0 != ":" }) {
      case "kernel": "the kernel's \(subject)"
      case "bug": "the kernel's bug \(subject)"
      case "vmx": "VMX's \(subject)"
      case "perf": "perf's \(subject)"
      case "offers": "\(offeredLocation?.description ?? name) offered"
      case "asked": "a request for \(subject)"
      case "microcode", "config": "\(subject)"
      default: name.replacing(":", with: "=")
      }
    return (isNegated ? "without " : "with ") + what
  }
}

extension String {
  /// The text as the continuation of a sentence: names in capitals and of modules keep their case.
  fileprivate var lowercasedStart: String {
    guard let first, first.isUppercase, dropFirst().first?.isUppercase != true, !hasPrefix("Linux"),
      !hasPrefix("Unless kvm")
    else { return self }
    return first.lowercased() + dropFirst()
  }

  /// The place in the sources of `release` (`linux 6.1.176`), each part of a list named.
  func cited(from release: String) -> String { "\(release) \(self)" }
}
