internal import ConfigurationLint
public import FleetPlans
public import MartletQuestions
internal import OpenStackClient

/// nova.conf of a pool's hosts: what the plan has for Nova, and whether a host's file says the same.
public struct PoolConfiguration: Sendable, Hashable {
  /// The pool's name.
  public let pool: String
  /// The pool's hosts.
  public let hosts: [String]
  /// The plan's text for Nova, with its comments.
  public let text: String
  /// The settings of `[libvirt]`, in the order in which Nova documents them.
  public let settings: [Setting]

  /// A setting of `[libvirt]`.
  public struct Setting: Sendable, Hashable {
    /// Its key.
    public let key: String
    /// Its value.
    public let value: String
  }

  /// The keys that decide about guests' CPUs.
  ///
  /// - SeeAlso: nova nova/conf/libvirt.py, cpu_mode, cpu_models (before 20.0.0 cpu_model), cpu_model_extra_flags.
  static let keys = ["cpu_mode", "cpu_models", "cpu_model", "cpu_model_extra_flags"]

  /// A pool's configuration.
  ///
  /// - Throws: `usage` if the plan was made without one for Nova, or a check refused it.
  public init(_ pool: PoolPlan.Pool) throws(QuestionError) {
    guard let configuration = pool.configurations.first(where: { $0.system == "nova" }) else {
      throw QuestionError(
        .usage,
        "the plan has no configuration for Nova; make it with martlet fleet pools --for nova --format json")
    }
    guard let text = configuration.text else {
      throw QuestionError(
        .badInput,
        "the pool \(pool.name) has no configuration for Nova: \(configuration.remarks.joined(separator: "; "))"
      )
    }
    self.pool = pool.name
    hosts = pool.hosts.map { $0.hasPrefix("nova:") ? String($0.dropFirst(5)) : $0 }
    self.text = text
    let values = NovaSettingsText.settings(Array(text.utf8))
    settings = Self.keys.compactMap { key in values["libvirt.\(key)"].map { Setting(key: key, value: $0) } }
  }

  /// Compares nova.conf of hosts with their pools'; a host without one is unknown.
  static func findings(
    _ intended: IntendedPools, _ files: [(host: String, text: String)]
  ) -> [OpenStackPoolsReport.Finding] {
    var findings: [OpenStackPoolsReport.Finding] = []
    for pool in intended.pools {
      let wanted: PoolConfiguration
      do throws(QuestionError) { wanted = try PoolConfiguration(pool.plan) } catch {
        findings.append(
          .init(
            .configuration, pool.plan.name, "its hosts' nova.conf was not checked: \(error.message)",
            isUnknown: true))
        continue
      }
      var unread: [String] = []
      for host in pool.hosts {
        guard let file = files.first(where: { $0.host == host.host || $0.host == host.hypervisor }) else {
          unread.append(host.host)
          continue
        }
        findings += wanted.faults(of: file.text).map { .init(.configuration, host.host, $0) }
      }
      if !unread.isEmpty {
        findings.append(
          .init(
            .configuration, pool.plan.name,
            "nova.conf of \(unread.prefix(6).joined(separator: ", "))\(unread.count > 6 ? " and \(unread.count - 6) more" : "") was not checked, which no API shows; give --nova-conf HOST=FILE",
            isUnknown: true))
      }
    }
    for file in files
    where !intended.pools.contains(where: {
      $0.hosts.contains { $0.host == file.host || $0.hypervisor == file.host }
    }) {
      findings.append(.init(.configuration, file.host, "no pool has this host", isUnknown: true))
    }
    return findings
  }

  /// What a nova.conf says otherwise, a sentence without a full stop each.
  func faults(of text: String) -> [String] {
    let has = NovaSettingsText.settings(Array(text.utf8))
    var faults: [String] = []
    for setting in settings where setting.key == "cpu_mode" && has["libvirt.cpu_mode"] != setting.value {
      faults.append("cpu_mode is \(has["libvirt.cpu_mode"] ?? "not set"), and the pool's is \(setting.value)")
    }
    let models = Self.list(has["libvirt.cpu_models"] ?? has["libvirt.cpu_model"])
    let wanted = settings.first { $0.key == "cpu_models" || $0.key == "cpu_model" }?.value ?? ""
    if models.count > 1 {
      faults.append(
        "cpu_models has \(models.count) entries (\(models.joined(separator: ", "))), which are as many levels: Nova takes the first that has a server's flags"
      )
    } else if models != [wanted] {
      faults.append("cpu_models is \(models.first ?? "not set"), and the pool's is \(wanted)")
    }
    let flags = Set(Self.list(has["libvirt.cpu_model_extra_flags"]).map(Self.signed))
    let wantedFlags = Set(
      Self.list(settings.first { $0.key == "cpu_model_extra_flags" }?.value).map(Self.signed))
    if flags != wantedFlags {
      let missing = wantedFlags.subtracting(flags).sorted()
      let extra = flags.subtracting(wantedFlags).sorted()
      faults.append(
        "cpu_model_extra_flags"
          + (missing.isEmpty ? "" : " lacks \(missing.joined(separator: ", "))")
          + (missing.isEmpty || extra.isEmpty ? "" : " and")
          + (extra.isEmpty ? "" : " has \(extra.joined(separator: ", ")) besides the pool's"))
    }
    return faults
  }

  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    .filter { !$0.isEmpty }
  }

  /// A flag with its sign; one without a sign is required.
  ///
  /// - SeeAlso: nova nova/conf/libvirt.py, cpu_model_extra_flags.
  private static func signed(_ flag: String) -> String {
    flag.hasPrefix("+") || flag.hasPrefix("-") ? flag.lowercased() : "+" + flag.lowercased()
  }
}
