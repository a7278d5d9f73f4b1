public import ArmCPU

extension ArmHost {
  /// The vector lengths that QEMU can give, ascending, in bits; empty without SVE, nil if no record shows all of them.
  public var vectorLengths: [Int]? {
    guard let hasVectors = properties[ArmSwitch.vectors.rawValue] else { return nil }
    guard hasVectors else { return [] }
    let all = ArmVectorLengths.all
    let lengths = all.filter { properties["sve\($0)"] == true }
    return lengths.isEmpty || all.contains { properties["sve\($0)"] == nil } ? nil : lengths
  }
}

/// The vector lengths of a guest on a host, by QEMU's rules under KVM.
///
/// KVM hides lengths from the top alone, so a guest has every length of its host up to its longest one: what is off takes all longer ones with it.
///
/// - SeeAlso: qemu 10.2.2 target/arm/cpu64.c, arm_cpu_sve_finalize and cpu_arm_set_sve; linux 7.1.8 arch/arm64/kvm/guest.c, set_sve_vls.
public enum ArmVectorLengths: Sendable, Hashable {
  /// The lengths in bits, ascending; none without SVE.
  case given([Int])
  /// QEMU does not start the guest, because of this property.
  case refused(property: String)
  /// No record shows the host's lengths.
  case unknown

  /// The lengths that QEMU has properties for, ascending, in bits: 128 to 2048.
  public static let all = Array(stride(from: 128, through: 2048, by: 128))

  /// The lengths that a definition gives a guest on a host.
  public init(of guest: ArmGuest, on host: ArmHost) {
    let longest = Self.all.last { guest.features["sve\($0)"] == true }
    let isOn = guest.features[ArmSwitch.vectors.rawValue]
    if isOn == false {
      self = longest.map { .refused(property: "sve\($0)") } ?? .given([])
      return
    }
    guard let offered = host.vectorLengths else {
      self = .unknown
      return
    }
    guard !offered.isEmpty else {
      let property = longest.map { "sve\($0)" } ?? (isOn == true ? ArmSwitch.vectors.rawValue : nil)
      self = property.map { .refused(property: $0) } ?? .given([])
      return
    }
    guard let longest else {
      let off = offered.first { guest.features["sve\($0)"] == false }
      let given = offered.filter { $0 < off ?? .max }
      self = given.isEmpty ? .refused(property: "sve\(offered[0])") : .given(given)
      return
    }
    // With a length on, the shorter ones come with it: none can be off that the host has, none on that it lacks.
    let wrong = Self.all.last { length in
      let asked = guest.features["sve\(length)"]
      return length <= longest && (offered.contains(length) ? asked == false : asked == true)
    }
    self = wrong.map { .refused(property: "sve\($0)") } ?? .given(offered.filter { $0 <= longest })
  }

  /// The lengths that all of some hosts can give a guest: those up to the first that only some have.
  public static func common(_ lists: [[Int]]) -> [Int] {
    guard var common = lists.first else { return [] }
    for list in lists.dropFirst() {
      common = Array(zip(common, list).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }
}

extension ArmGuest {
  /// The guest's lengths at the source against those that the same definition gives it at the destination.
  ///
  /// QEMU does not send the set of lengths, so nothing refuses another one.
  ///
  /// - SeeAlso: qemu 10.2.2 target/arm/kvm.c, kvm_arm_reg_syncs_via_cpreg_list; linux 7.1.8 arch/arm64/kernel/fpsimd.c, vec_probe_vqs
  ///   (once, when a kernel starts) and vec_verify_vq_map (a length that guests probed as unsupported must not appear).
  func vectorFindings(from source: ArmHost, to destination: ArmHost) -> [ArmFinding] {
    let name = ArmSwitch.vectors.rawValue
    switch (ArmVectorLengths(of: self, on: source), ArmVectorLengths(of: self, on: destination)) {
    case (.refused(let property), _):
      return [
        ArmFinding(
          .vectors, .unknown, property, citation: ArmSwitch.lengthCitation,
          detail: "QEMU does not start the definition at the source, so the guest has another one")
      ]
    case (_, .refused(let property)):
      let state = features[property] == true ? "on" : "off"
      return [
        ArmFinding(
          .vectors, .blocks, property, source: state, destination: "refused",
          citation: ArmSwitch.lengthCitation,
          detail: "QEMU does not start a guest at the destination that has it \(state)")
      ]
    case (.given(let had), _) where had.isEmpty: return []
    case (.unknown, _), (_, .unknown):
      return [
        ArmFinding(
          .vectors, .unknown, name, citation: ArmSwitch.citation,
          detail: "QEMU's expansion of its model host is not in both records")
      ]
    case (.given(let had), .given(let gets)):
      let lost = had.filter { !gets.contains($0) }.map { "sve\($0)" }
      let missing = (gets.isEmpty ? [name] : []) + lost
      return missing.map {
        ArmFinding(
          .vectors, .blocks, $0, source: "on", destination: "not supported", citation: ArmSwitch.citation)
      }
        + gets.filter { !had.contains($0) }.map {
          ArmFinding(
            .vectors, .warns, "sve\($0)", source: "not given", destination: "given",
            citation: "linux 7.1.8 arch/arm64/kernel/fpsimd.c, vec_probe_vqs and vec_verify_vq_map")
        }
    }
  }
}
