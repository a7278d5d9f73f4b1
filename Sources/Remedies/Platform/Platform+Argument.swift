extension Platform {
  /// The words that name a platform, in the order of help.
  public static let words = System.allCases.map(\.rawValue) + Deployment.allCases.map(\.rawValue)

  /// The platform that an option names: a word such as `debian`, `rhel` or `kolla`, or two with a comma between, `kolla,ubuntu`.
  ///
  /// Names of clones are understood: `rocky` is `rhel`, `sles` is `suse`. Nil for any other word.
  public init?(argument: String) {
    self.init()
    let words = argument.lowercased().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for word in words {
      if let system = System(rawValue: word) ?? System(osReleaseID: word), self.system == nil {
        self.system = system
      } else if let deployment = Deployment(rawValue: word), self.deployment == nil {
        self.deployment = deployment
      } else {
        return nil
      }
    }
    // TripleO and RHOSO run on RHEL and its clones alone.
    if deployment == .tripleo || deployment == .rhoso { system = system ?? .rhel }
    if deployment == .tripleo || deployment == .rhoso { engine = .podman }
    if deployment == .rhoso { daemons = .modular }
  }
}

extension Platform {
  /// The platform as `--platform` takes it: `rhel`, or `kolla,ubuntu`; nil if neither system nor deployment is known.
  package var argument: String? {
    let words = [deployment?.rawValue, system?.rawValue].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: ",")
  }
}

extension Platform.System {
  /// The system that os-release's `ID`, or a word of its `ID_LIKE`, names.
  ///
  /// - SeeAlso: os-release(5), ID and ID_LIKE.
  init?(osReleaseID id: String) {
    switch id {
    case "debian": self = .debian
    case "ubuntu": self = .ubuntu
    case "rhel", "centos", "almalinux", "rocky", "ol", "oracle", "fedora", "scientific", "cloudlinux",
      "openeuler":
      self = .rhel
    case "suse", "sles", "sled", "sle", "opensuse", "opensuse-leap", "opensuse-tumbleweed", "sl-micro":
      self = .suse
    case "arch", "archlinux": self = .arch
    default: return nil
    }
  }
}
