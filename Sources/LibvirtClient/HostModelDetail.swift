/// How much the host-model in libvirt's domain capabilities names.
///
/// - SeeAlso: libvirt 12.8 include/libvirt/libvirt-domain.h, virConnectGetDomainCapabilitiesFlags.
package enum HostModelDetail: Sendable, CaseIterable {
  /// The features that it has over its model.
  case extras
  /// All features that it has, those of its model too.
  case expanded
  /// All features that guests can be given, those too that they get only if their definition names them.
  case supported

  /// The flags of `virConnectGetDomainCapabilities`.
  package var flags: UInt32 {
    switch self {
    case .extras: 0
    case .expanded: 1 << 1
    case .supported: 1 << 1 | 1 << 2
    }
  }

  /// The options of `virsh domcapabilities`, with a blank before each.
  package var options: String {
    switch self {
    case .extras: ""
    case .expanded: " --expand-cpu-features"
    case .supported: " --expand-cpu-features --supported-cpu-features"
    }
  }

  /// Whether libvirt of that version, `12.8.0`, can give it; false for a text that is no version.
  package func isIn(version: String) -> Bool {
    let numbers = version.split(separator: ".").compactMap { Int($0) }
    guard numbers.count >= 2 else { return self == .extras }
    switch self {
    case .extras: return true
    case .expanded: return (numbers[0], numbers[1]) >= (12, 2)
    case .supported: return (numbers[0], numbers[1]) >= (12, 5)
    }
  }
}
