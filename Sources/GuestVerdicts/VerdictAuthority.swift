/// The component that decides whether a guest runs.
public enum VerdictAuthority: String, Sendable, Codable, CaseIterable {
  /// KVM and QEMU: what really happens.
  case hypervisor
  /// libvirt's checks.
  case libvirt
  /// Nova's checks.
  case nova
  /// The operator's own policy.
  case policy
}
