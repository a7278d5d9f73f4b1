/// KVM's predicted answer for a bit, and the rule behind it.
public struct KVMPrediction: Sendable, Hashable {
  /// Whether KVM offers the bit.
  public enum Answer: String, Sendable {
    /// KVM offers it.
    case yes
    /// KVM does not offer it.
    case no
    /// The deciding fact is unknown.
    case undetermined
  }

  /// Whether KVM offers the bit.
  public let answer: Answer
  /// The rule, one sentence without a full stop.
  public let rule: String
}

extension KVMTreatment {
  /// Predicts whether KVM offers the bit, using every kernel that the host's can resemble.
  ///
  /// If they disagree, the answer is undetermined, and the rule lists both.
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
      rule: "releases differ, and it is unknown which of them matches this kernel: "
        + rules.map { "in \($0.kernel), \($0.prediction.rule)" }.joined(separator: "; "))
  }

  /// Whether KVM offers the bit: `((host and kernel) or passed through) and (CPUID or synthesized) or emulated`.
  ///
  /// Unknown values are nil or absent; the answer is undetermined only if they decide.
  /// - Parameters:
  ///   - cpuid: Whether CPUID, or the MSR, of the host has the bit.
  ///   - hostKernel: Whether the host's kernel has the bit's capability (`/proc/cpuinfo`, mostly).
  ///   - vendor: The vendor whose module runs.
  ///   - parameters: Whether each named requirement holds, such as `kvm_intel.nested` or `kernel:ospke`;
  ///     a module's parameter as sysfs shows it, after the module examined the CPU.
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
  /// Whether KVM offers the bit this way; nil if the deciding fact is unknown.
  fileprivate func offers(
    cpuid: Bool?, hostKernel: Bool?, vendor: KVMVendor?, holds: (KVMRequirement) -> Bool?
  ) -> Bool? {
    var isOpen = false
    /// Whether a fact is known to be false, which decides; an unknown fact leaves the answer open.
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
