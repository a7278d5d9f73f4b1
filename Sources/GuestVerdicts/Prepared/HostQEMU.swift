internal import CPUCompatibility

/// Which QEMU of a host starts a guest.
enum HostQEMU: Hashable, Sendable {
  /// The one of this version.
  case version([Int])
  /// One of several, and nothing says which: their versions, ascending.
  case several([[Int]])
  /// No record tells a version.
  case unknown

  /// The version; nil if it is not certain.
  var version: [Int]? {
    guard case .version(let version) = self else { return nil }
    return version
  }
}

extension HostCPU {
  /// The QEMU behind an emulator's path, which a guest's definition names: that of the path, or the host's only one.
  ///
  /// A path that records do not list may be a link to one that they do, as `/usr/bin/kvm` is.
  func qemu(behind emulator: String?) -> HostQEMU {
    let versions = configuration?.qemuVersions ?? [:]
    func numbers(_ text: String) -> [Int]? {
      let numbers = text.split(separator: ".").compactMap { Int($0) }
      return numbers.isEmpty ? nil : numbers
    }
    if let emulator, let text = versions[emulator], let version = numbers(text) { return .version(version) }
    let different = Set(versions.values.compactMap(numbers)).sorted { $0.lexicographicallyPrecedes($1) }
    switch different.count {
    case 0: return .unknown
    case 1: return .version(different[0])
    default: return .several(different)
    }
  }
}
