public import LibvirtCPU

/// The CPU map to judge by.
public enum MapChoice: Sendable, Hashable {
  /// For a snapshot the map that it holds, for all else the built-in one.
  case own
  /// The built-in one, of libvirt 9.0.0, for everything.
  case builtin
  /// That of the libvirt that is installed here.
  case installed
  /// That at a path: cpu_map.xml, cpu_map/index.xml or the folder that holds it.
  case path(String)

  /// The choice that an option's value makes: `builtin`, `installed` or a path; nil for none.
  public init(_ value: String?) {
    switch value {
    case nil: self = .own
    case "builtin"?: self = .builtin
    case "installed"?: self = .installed
    case let path?: self = .path(path)
    }
  }

  /// Whether a snapshot is read through the map that it holds.
  public var usesOwnMaps: Bool { self == .own }

  /// The option's value that makes this choice; nil for the one that holds without any.
  var argument: String? {
    switch self {
    case .own: nil
    case .builtin: "builtin"
    case .installed: "installed"
    case .path(let path): path
    }
  }

  /// The map; of `own`, the one for hosts that bring none.
  ///
  /// - Throws: `badInput` for a map that libvirt would not load.
  public func map() throws(QuestionError) -> CPUMap {
    let path: String
    switch self {
    case .own, .builtin: return .builtin
    case .installed: path = "/usr/share/libvirt/cpu_map"
    case .path(let given): path = given
    }
    do throws(LibvirtError) {
      let map = try CPUMap.load(path: path)
      // Later maps hold their models in groups, which earlier libvirts do not look into.
      guard map.models.isEmpty, let latest = LibvirtVersion.verified.max() else { return map }
      return try CPUMap.load(path: path, libvirtVersion: latest)
    } catch {
      var failure = QuestionError(error)
      if self == .installed { failure.message += " (is libvirt installed? --cpu-map builtin needs none)" }
      throw failure
    }
  }
}
