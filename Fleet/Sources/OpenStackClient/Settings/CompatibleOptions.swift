/// The options of a cloud under today's names: older names, and those that stand beside `auth` although they belong into it.
///
/// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, magic_fixes.
enum CompatibleOptions {
  /// The options with today's names.
  static func fixed(_ options: ConfigTable) -> ConfigTable {
    var fixed = withAuthType(options)
    var auth = fixed["auth"]?.table ?? ConfigTable()
    moveAuth(&fixed, &auth)
    fixed = withInterfaces(fixed)
    spreadDomains(&fixed, &auth)
    fixed["auth"] = .table(auth)
    if let insecure = fixed["insecure"] { fixed["insecure"] = .bool(insecure.isSet) }
    return fixed
  }

  /// `auth_type` wins over `auth_plugin`.
  private static func withAuthType(_ options: ConfigTable) -> ConfigTable {
    var fixed = options
    let type = fixed["auth_type"] ?? fixed["auth_plugin"]
    fixed["auth_plugin"] = nil
    fixed["auth_type"] = type ?? .null
    return fixed
  }

  /// Each name in `auth`, and where its value may stand; the last one wins, and one beside `auth` wins over one in it.
  private static let names: [(target: String, sources: [String])] = [
    ("domain_id", ["domain_id", "domain-id"]), ("domain_name", ["domain_name", "domain-name"]),
    ("user_domain_id", ["user_domain_id", "user-domain-id"]),
    ("user_domain_name", ["user_domain_name", "user-domain-name"]),
    ("project_domain_id", ["project_domain_id", "project-domain-id"]),
    ("project_domain_name", ["project_domain_name", "project-domain-name"]),
    ("token", ["auth-token", "auth_token", "token"]), ("passcode", ["passcode"]),
    ("project_id", ["tenant_id", "tenant-id", "project_id", "project-id"]),
    ("project_name", ["tenant_name", "tenant-name", "project_name", "project-name"]),
  ]

  private static func moveAuth(_ options: inout ConfigTable, _ auth: inout ConfigTable) {
    for (target, sources) in names {
      var found: String?
      for source in sources {
        // Python's str() of None is a text too.
        if let value = auth[source] {
          found = value == .null ? "None" : value.string
          auth[source] = nil
        }
        if let value = options[source] {
          found = value == .null ? "None" : value.string
          options[source] = nil
        }
      }
      if let found, !found.isEmpty { auth[target] = .text(found) }
    }
  }

  /// `endpoint_type` is an old name of `interface`, also behind a service's name.
  private static func withInterfaces(_ options: ConfigTable) -> ConfigTable {
    var fixed = ConfigTable()
    for pair in options.pairs {
      let old = "endpoint_type"
      fixed[pair.key.hasSuffix(old) ? pair.key.dropLast(old.count) + "interface" : pair.key] = pair.value
    }
    return fixed
  }

  /// A domain that is named once counts for the user and the project.
  private static func spreadDomains(_ options: inout ConfigTable, _ auth: inout ConfigTable) {
    let isScoped = ["project_id", "project_name"].contains { options[$0] != nil || auth[$0] != nil }
    for kind in ["id", "name"] {
      let key = "domain_\(kind)"
      guard isScoped else {
        if let value = options[key], auth[key] == nil {
          auth[key] = value
          options[key] = nil
        }
        continue
      }
      if let value = auth[key] {
        for target in ["user_\(key)", "project_\(key)"] where auth[target] == nil { auth[target] = value }
      }
      options[key] = nil
      auth[key] = nil
    }
  }
}
