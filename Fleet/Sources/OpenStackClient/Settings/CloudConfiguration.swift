internal import FleetDocuments

/// The options of one cloud, merged as openstacksdk merges them: vendor's file, clouds.yaml, secure.yaml, region, variables.
///
/// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, OpenStackConfig.get_one.
struct CloudConfiguration: Sendable {
  /// The cloud's name: one of clouds.yaml, or `envvars`.
  var name: String
  /// The merged options.
  var options: ConfigTable
  /// The clouds.yaml that was read; nil for variables alone.
  var path: String?

  /// Reads files and variables, and merges what the cloud has.
  ///
  /// - Parameter cloud: The cloud's name; nil for `OS_CLOUD`, variables, or the only cloud of the file.
  /// - Throws: `FleetFailure` for a cloud that is not there, a profile that Martlet does not have, and damaged files.
  init(cloud: String?, files: CloudFiles) throws(FleetFailure) {
    let environment = files.environment
    let file = try files.first("clouds", override: "OS_CLIENT_CONFIG_FILE")
    let secure = try files.first("secure", override: "OS_CLIENT_SECURE_FILE")
    var content = file?.content ?? ConfigTable()
    if let secure { content = content.merging(secure.content) }
    var clouds = content["clouds"]?.table ?? ConfigTable()
    if let value = content["clouds"], value.table == nil, value != .null {
      throw FleetFailure(.badInput, "\(file?.path ?? secure?.path ?? "clouds.yaml"): clouds is not a mapping")
    }
    let own = environment["OS_CLOUD_NAME"] ?? "envvars"
    guard clouds[own] == nil else {
      throw FleetFailure(
        .badInput,
        "\(file?.path ?? "clouds.yaml") has a cloud named \(own), which is the name for the OS_ variables; rename it"
      )
    }
    var chosen = cloud ?? environment["OS_CLOUD"].flatMap { $0.isEmpty ? nil : $0 }
    if let variables = Self.variables(environment) {
      clouds[own] = .table(variables)
      chosen = chosen ?? own
    }
    if chosen == nil, clouds.pairs.count == 1 { chosen = clouds.pairs[0].key }
    let names = clouds.pairs.map(\.key).filter { $0 != own }
    guard let chosen else {
      throw FleetFailure(
        names.isEmpty ? .noInput : .usage,
        names.isEmpty
          ? "no cloud is configured: there is no clouds.yaml with a cloud in \(files.folders.joined(separator: ", ")), and no OS_AUTH_URL"
          : "\(file?.path ?? "clouds.yaml") has \(names.count) clouds (\(names.joined(separator: ", "))); choose one with --os-cloud"
      )
    }
    guard let entry = clouds[chosen]?.table else {
      throw FleetFailure(
        .noInput,
        "there is no cloud \(chosen)"
          + (file.map { " in \($0.path)" } ?? ": no clouds.yaml was found")
          + (names.isEmpty ? "" : "; it has \(names.joined(separator: ", "))"))
    }
    name = chosen
    path = file?.path
    var options = Self.defaults
    if let profile = try Self.profile(of: entry, own: own, files: files) {
      options = options.updated(by: profile)
    }
    if options["auth"] == nil { options["auth"] = .table(ConfigTable()) }
    options = options.updated(by: entry)
    options["cloud"] = nil
    if options["auth"]?.table == nil { options["auth"] = .table(ConfigTable()) }
    let region = try Self.region(of: chosen, entry, options, wanted: environment["OS_REGION_NAME"])
    options["regions"] = nil
    for pair in region.values.pairs where pair.value != .null {
      var single = ConfigTable()
      single[pair.key] = pair.value
      options = options.updated(by: single)
    }
    options["region_name"] = .text(region.name)
    self.options = CompatibleOptions.fixed(options).normalized
  }

  /// What openstacksdk takes for granted, as far as it concerns Martlet.
  private static let defaults: ConfigTable = {
    var table = ConfigTable()
    table["auth_type"] = .text("password")
    table["interface"] = .text("public")
    return table
  }()

  /// The cloud that the `OS_` variables describe; nil where they only choose one.
  ///
  /// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, _get_os_environ.
  private static func variables(_ environment: [String: String]) -> ConfigTable? {
    let selectors: Set = [
      "OS_CLOUD", "OS_REGION_NAME", "OS_CLIENT_CONFIG_FILE", "OS_CLIENT_SECURE_FILE", "OS_CLOUD_NAME",
    ]
    let names = environment.keys.filter { name in
      name.hasPrefix("OS_") && !["OS_TEST", "OS_STD", "OS_LOG"].contains { name.hasPrefix($0) }
    }.sorted()
    guard names.contains(where: { !selectors.contains($0) }) else { return nil }
    var table = defaults
    // OS_CLOUD chooses; openstacksdk also looks for a profile of that name, and continues without one.
    for name in names where name != "OS_CLOUD" {
      table[name.dropFirst(3).lowercased()] = .text(environment[name] ?? "")
    }
    return table
  }

  /// The options of the profile that a cloud names; nil if it names none.
  ///
  /// openstacksdk brings the options of known vendors with it, and asks the vendor for a profile that is a URL. Martlet reads the user's
  /// own clouds-public.yaml alone.
  private static func profile(
    of entry: ConfigTable, own: String, files: CloudFiles
  ) throws(FleetFailure) -> ConfigTable? {
    guard let name = (entry["profile"] ?? entry["cloud"])?.string, !name.isEmpty, name != own else {
      return nil
    }
    if let vendors = try files.first("clouds-public"),
      let profile = vendors.content["public-clouds"]?.table?[name]?.table
    {
      return profile
    }
    throw FleetFailure(
      .badInput,
      "the profile \(name) is not in clouds-public.yaml, and Martlet brings no vendors' profiles: write its options there or into the cloud"
    )
  }

  /// The region that is meant, and the options that it changes.
  private static func region(
    of cloud: String, _ entry: ConfigTable, _ options: ConfigTable, wanted: String?
  ) throws(FleetFailure) -> (name: String, values: ConfigTable) {
    let wanted = wanted ?? ""
    let own = entry.normalized
    let named = try regions(own["regions"], own["region_name"])
    let known: [(name: String, values: ConfigTable)] =
      if let named { named } else { try regions(options["regions"], options["region_name"]) ?? [] }
    guard let first = known.first else { return (wanted, ConfigTable()) }
    guard !wanted.isEmpty else { return first }
    guard let region = known.first(where: { $0.name == wanted }) else {
      throw FleetFailure(
        .noInput,
        "the cloud \(cloud) has no region \(wanted), but \(known.map(\.name).joined(separator: ", ")); the names are case-sensitive"
      )
    }
    return region
  }

  private static func regions(
    _ list: ConfigValue?, _ single: ConfigValue?
  ) throws(FleetFailure) -> [(name: String, values: ConfigTable)]? {
    let entries: [ConfigValue]
    switch (list, single) {
    case (.list(let elements)?, _): entries = elements
    case (_?, _): throw FleetFailure(.badInput, "regions is not a list")
    case (nil, .list(let elements)?): entries = elements
    case (nil, let value?):
      guard let text = value.string else { return nil }
      entries = text.split(separator: ",", omittingEmptySubsequences: false).map { .text(String($0)) }
    case (nil, nil): return nil
    }
    var regions: [(name: String, values: ConfigTable)] = []
    for entry in entries {
      if let table = entry.table {
        guard let name = table["name"]?.string,
          table.pairs.allSatisfy({ ["name", "values"].contains($0.key) })
        else { throw FleetFailure(.badInput, "an entry of regions needs name, and values alone besides") }
        regions.append((name, table["values"]?.table ?? ConfigTable()))
      } else if let name = entry.string {
        regions.append((name, ConfigTable()))
      }
    }
    return regions
  }
}
