/// What KVM will say of a bit, and by which rule.
public struct KVMPrediction: Sendable, Hashable {
  /// Whether KVM offers the bit.
  public enum Answer: String, Sendable {
    /// It is offered.
    case yes
    /// It is not offered.
    case no
    /// What decides is not known.
    case undetermined
  }

  /// Whether KVM offers the bit.
  public let answer: Answer
  /// The rule, one sentence without a full stop.
  public let rule: String
}

extension KVMTreatment {
  /// Whether KVM offers the bit by what each kernel does that the host's may be like.
  ///
  /// Where they do not agree, the answer is undetermined, and the rule has both.
  public func offered(
    cpuid: Bool?, hostKernel: Bool?, vendor: KVMVendor?, parameters: [String: Bool] = [:]
  ) -> KVMPrediction {
    guard !readings.isEmpty else {
      return offeredByWays(cpuid: cpuid, hostKernel: hostKernel, vendor: vendor, parameters: parameters)
    }
    let answers = readings.map { reading in
      (
        kernel: reading.kernel,
        prediction: KVMTreatment(ways: reading.ways, citation: citation, remark: remark).offeredByWays(
          cpuid: cpuid, hostKernel: hostKernel, vendor: vendor, parameters: parameters)
      )
    }
    let first = answers[0].prediction
    guard answers.contains(where: { $0.prediction.answer != first.answer }) else { return first }
    var kinds: [KVMPrediction.Answer] = []
    let rules = answers.filter { answer in
      defer { kinds.append(answer.prediction.answer) }
      return !kinds.contains(answer.prediction.answer)
    }
    return KVMPrediction(
      answer: .undetermined,
      rule: "releases differ, and which of them this kernel is like is not known: "
        + rules.map { "in \($0.kernel), \($0.prediction.rule)" }.joined(separator: "; "))
  }

  /// Whether KVM offers the bit: `((host and kernel) or passed through) and (CPUID or synthesized) or emulated`.
  ///
  /// Values that are not known are nil, or left out; the answer is undetermined only if they decide.
  /// - Parameters:
  ///   - cpuid: Whether CPUID, or the MSR, of the host has the bit.
  ///   - hostKernel: Whether the host's kernel has the bit's capability (`/proc/cpuinfo`, mostly).
  ///   - vendor: Whose module runs.
  ///   - parameters: What holds of the names of requirements, such as `kvm_intel.nested` or `kernel:ospke`;
  ///     a module's parameter as sysfs shows it, after the module has looked at the CPU.
  private func offeredByWays(
    cpuid: Bool?, hostKernel: Bool?, vendor: KVMVendor?, parameters: [String: Bool]
  ) -> KVMPrediction {
    let answers = ways.map { way in
      (
        way: way,
        offers: way.offers(cpuid: cpuid, hostKernel: hostKernel, vendor: vendor) { parameters[$0.name] }
      )
    }
    if let way = answers.first(where: { $0.offers == true })?.way {
      return KVMPrediction(answer: .yes, rule: way.rule)
    }
    let open = answers.filter { $0.offers == nil }.map(\.way)
    if !open.isEmpty {
      return KVMPrediction(answer: .undetermined, rule: open.map(\.rule).joined(separator: "; or "))
    }
    let near = ways.filter { $0.vendor == nil || vendor == nil || $0.vendor == vendor }
    return KVMPrediction(
      answer: .no, rule: near.isEmpty ? unnamedRule : near.map(\.rule).joined(separator: "; or "))
  }
}

extension Sequence<KVMWay> {
  /// Whether KVM offers a bit by one of these ways: the answer of `KVMTreatment.offered`, without its rule.
  package func answer(
    cpuid: Bool?, hostKernel: Bool?, vendor: KVMVendor?, holds: (KVMRequirement) -> Bool?
  ) -> KVMPrediction.Answer {
    var isOpen = false
    for way in self {
      switch way.offers(cpuid: cpuid, hostKernel: hostKernel, vendor: vendor, holds: holds) {
      case true?: return .yes
      case nil: isOpen = true
      case false?: break
      }
    }
    return isOpen ? .undetermined : .no
  }
}

extension KVMWay {
  /// Whether the bit is offered this way; nil if what decides is not known.
  fileprivate func offers(
    cpuid: Bool?, hostKernel: Bool?, vendor: KVMVendor?, holds: (KVMRequirement) -> Bool?
  ) -> Bool? {
    var isOpen = false
    /// Whether a fact is false, which decides; one that is not known leaves the answer open.
    func isRefuted(_ fact: Bool?) -> Bool {
      if fact == nil { isOpen = true }
      return fact == false
    }
    if let own = self.vendor, isRefuted(vendor.map { $0 == own }) { return false }
    for requirement in requirements where !requirement.isQualifier {
      let holds = requirement.name == "kernel:self" ? hostKernel : holds(requirement)
      if isRefuted(holds.map { $0 != requirement.isNegated }) { return false }
    }
    switch kind {
    case .host: if isRefuted(cpuid) || isRefuted(hostKernel) { return false }
    case .passedThrough: if isRefuted(cpuid) { return false }
    case .synthesized: if asksForOwnCapability, isRefuted(hostKernel) { return false }
    case .emulated: break
    case .requested, .runtime, .notOffered: return false
    case .number, .state: isOpen = true
    }
    return isOpen ? nil : true
  }

  /// Whether a synthesized bit follows the host kernel's own flag for it, and no other that is named.
  var asksForOwnCapability: Bool { !requirements.contains(where: \.isOfHostKernel) }
}
