internal import X86CPU

extension KVMTreatment {
  /// The rule for a bit that no line names.
  var unnamedRule: String { remark.isEmpty ? "KVM does not offer it" : "KVM does not offer it: \(remark)" }

  /// The treatment in a few words, without a full stop: how KVM offers the bit on each kind of host.
  public var summary: String { summaries.joined(separator: "; or ") }

  /// The parts of `summary`, one per way.
  public var summaries: [String] { ways.isEmpty ? ["not offered"] : ways.map(\.summary) }

  /// The treatment's citations without repetition.
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
    let place = vendor.map { "on \($0.rawValue) " } ?? ""
    let asked = requirements.filter { !$0.isQualifier && $0.name != "kernel:self" }
    let conditions = [("with", false), ("without", true)].compactMap { word, isNegated in
      let names = asked.filter { $0.isNegated == isNegated }.map(\.text)
      return names.isEmpty ? nil : ", \(word) \(names.joined(separator: " and "))"
    }
    return
      "\(place)\(title)\(conditions.joined())\(note.text.isEmpty ? "" : " (\(note.text.lowercasedStart))")"
  }

  private var title: String {
    switch kind {
    case .host: "offered if the CPU and the host's kernel have it"
    case .passedThrough: "offered if the CPU has it"
    case .synthesized where asksForOwnCapability: "offered if the host's kernel has it"
    case .synthesized: "offered even where the CPU lacks it"
    case .emulated: "offered regardless of the CPU"
    case .requested: "only on request"
    case .runtime: "set while the guest runs"
    case .notOffered: "not offered"
    case .number: "a number"
    case .state: "the guest's own state"
    }
  }

  private var verb: String {
    switch kind {
    case .host: "offers it if both the CPU and the host's kernel have it"
    case .passedThrough: "offers it if the CPU has it, even if the host's kernel does not use it"
    case .synthesized where asksForOwnCapability: "offers it if the host's kernel has it, whatever CPUID says"
    case .synthesized: "offers it based on what the host's kernel knows, whatever CPUID says"
    case .emulated: "offers it regardless of the CPU\(requirements.isEmpty ? "" : ", on a condition")"
    case .requested: "offers it only on request"
    case .runtime: "sets it for each running guest and does not offer it"
    case .notOffered: "does not offer it"
    case .number: "reports a number here; the bit is part of it"
    case .state: "keeps the guest's own state here"
    }
  }
}

extension KVMRequirement {
  /// The condition in words: `kvm_intel.nested`, `the kernel's bug mds`.
  fileprivate var text: String {
    let subject = name.drop { $0 != ":" }.dropFirst()
    return switch name.prefix(while: { $0 != ":" }) {
    case "kernel": "the kernel's \(subject)"
    case "bug": "the kernel's bug \(subject)"
    case "vmx": "VMX's \(subject)"
    case "perf": "perf's \(subject)"
    case "offers": "\(offeredLocation?.description ?? name) offered"
    case "asked": "a request for \(subject)"
    case "microcode", "config": "\(subject)"
    default: name.replacing(":", with: "=")
    }
  }
}

extension String {
  /// The text with a small first letter, for the middle of a sentence; names in capitals keep theirs.
  fileprivate var lowercasedStart: String {
    guard let first, first.isUppercase, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }

  /// The citation with the release (`linux 6.1.176`) added to each part of a list.
  func cited(from release: String) -> String { "\(release) \(self)" }
}
