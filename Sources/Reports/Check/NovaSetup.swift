public import CPUCompatibility
public import NovaCompatibility

/// The Nova that moves a guest, as the `--stack` texts describe it.
public struct NovaSetup: Sendable {
  /// The release that all services run.
  public var release: NovaRelease
  /// The call that asks for the migration.
  public var request = NovaQuestion.Request()
  /// nova.conf's settings by section and key; they override those in hosts' snapshots.
  public var settings: [String: String] = [:]

  /// What is to be said with the verdict, one sentence each.
  public var notes: [String] = []

  private static let sections = [
    "virt_type": "libvirt", "cpu_mode": "libvirt", "cpu_models": "libvirt", "cpu_model": "libvirt",
    "cpu_model_extra_flags": "libvirt",
  ].merging(NovaWorkaround.allCases.map { ($0.rawValue, "workarounds") }) { own, _ in own }

  /// The keys that `--stack` takes.
  public static let keys = ["nova", "microversion"] + sections.keys.sorted()

  /// Reads `KEY=VALUE` texts; the last of each key counts; nil if there are none.
  ///
  /// - Throws: `StackError` for a text without `=`, an unknown key, a value that the key cannot have, or settings without a
  ///   release.
  public init?(_ pairs: [String]) throws(StackError) {
    guard !pairs.isEmpty else { return nil }
    var release: NovaRelease?
    for pair in pairs {
      let (key, value) = try stackPair(pair, keys: Self.keys, example: "nova=27.0.0 or cpu_mode=host-model")
      switch key {
      case "nova":
        do throws(NovaReleaseError) { release = try NovaRelease(value) } catch {
          throw StackError(reason: "--stack \(pair): \(error)")
        }
      case "microversion":
        guard let version = NovaMicroversion(value) else {
          throw StackError(reason: "--stack \(pair): give a microversion such as 2.34")
        }
        request.microversion = version
      default: settings["\(Self.sections[key] ?? "").\(key)"] = value
      }
    }
    guard let release else {
      throw StackError(
        reason: "--stack \(pairs[0]): which Nova? Add --stack nova=VERSION, such as nova=27.0.0")
    }
    self.release = release
    _ = try configuration(of: nil)
  }

  /// A host's nova.conf: its snapshot's settings, overridden by `settings`; nil if both are empty.
  func configuration(of host: HostCPU?) throws(StackError) -> NovaConfiguration? {
    let captured = host?.configuration?.nova
    guard captured != nil || !settings.isEmpty else { return nil }
    do {
      return try NovaConfiguration(settings: (captured ?? [:]).merging(settings) { $1 })
    } catch {
      throw StackError(reason: "nova.conf\(host.map { " of \($0.name)" } ?? ""): \(error)")
    }
  }
}
