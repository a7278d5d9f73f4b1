public import LibvirtCPU

/// The CPU map to judge by.
public enum MapChoice: Sendable, Hashable {
  /// For each host its own: the map that its snapshot holds, or the built-in one of its libvirt's time; else that of libvirt 9.0.0.
  case own
  /// The newest built-in one, for everything.
  case builtin
  /// The built-in one of that version of libvirt, for everything.
  case builtinOf(String)
  /// That of the libvirt that is installed here.
  case installed
  /// That at a path: cpu_map.xml, cpu_map/index.xml or the folder that holds it.
  case path(String)

  /// The choice that an option's value makes: `builtin`, `builtin:VERSION`, `installed` or a path; nil for none.
  public init(_ value: String?) {
    switch value {
    case nil: self = .own
    case "builtin"?: self = .builtin
    case "installed"?: self = .installed
    case let value? where value.hasPrefix("builtin:"):
      self = .builtinOf(String(value.dropFirst("builtin:".count)))
    case let path?: self = .path(path)
    }
  }

  /// The versions of the built-in maps, for help and errors.
  public static var builtinVersions: String {
    CPUMap.builtinVersions.map(\.description).joined(separator: ", ")
  }

  /// The built-in map that is chosen; nil where another is.
  ///
  /// - Throws: `usage` for a version that no built-in map is of.
  func builtinMap() throws(QuestionError) -> CPUMap? {
    switch self {
    case .builtin: return .newestBuiltin
    case .builtinOf(let text):
      guard let map = LibvirtVersion(text).flatMap({ CPUMap.builtin($0) }) else {
        throw QuestionError(
          .usage,
          "cpu-map: Martlet has no built-in CPU map of libvirt \(text); it has \(MapChoice.builtinVersions)",
          at: .parameter("cpu-map"))
      }
      return map
    case .own, .installed, .path: return nil
    }
  }

  /// Whether a snapshot is read through the map that it holds.
  public var usesOwnMaps: Bool { self == .own }

  /// The option's value that makes this choice; nil for the one that holds without any.
  var argument: String? {
    switch self {
    case .own: nil
    case .builtin: "builtin"
    case .builtinOf(let version): "builtin:\(version)"
    case .installed: "installed"
    case .path(let path): path
    }
  }

  /// Where the installed libvirt has its map.
  ///
  /// - Throws: `unavailable` where none is installed.
  static func installedPath() throws(QuestionError) -> String {
    if let path = CPUMap.installedPath { return path }
    throw QuestionError(
      .unavailable,
      "cpu-map: no libvirt is installed here (looked for \(CPUMap.installedPaths.joined(separator: ", "))); "
        + "--cpu-map builtin needs none", at: .parameter("cpu-map"))
  }

  /// The map; of `own`, the one for hosts that bring none.
  ///
  /// - Throws: `badInput` for a map that libvirt would not load.
  public func map() throws(QuestionError) -> CPUMap {
    if let map = try builtinMap() { return map }
    let path: String
    switch self {
    case .own, .builtin, .builtinOf: return .builtin
    case .installed: path = try Self.installedPath()
    case .path(let given): path = given
    }
    do throws(LibvirtError) {
      let map = try CPUMap.load(path: path)
      // Later maps hold their models in groups, which earlier libvirts do not look into.
      guard map.models.isEmpty, let latest = LibvirtVersion.verified.max() else { return map }
      return try CPUMap.load(path: path, libvirtVersion: latest)
    } catch {
      throw QuestionError(error)
    }
  }
}
