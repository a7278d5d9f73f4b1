public import FleetProgram

/// How Martlet reaches the OpenStack cloud that `nova:` means.
public struct CloudAccess: Sendable {
  /// The cloud's name in clouds.yaml; nil for `OS_CLOUD`, the `OS_` variables, or the only cloud.
  public var name: String?
  /// Whether any server certificate is accepted.
  public var isInsecure: Bool
  /// Nova's settings that decide the CPU of a guest, as `--stack` takes them: `cpu_mode=custom`, `cpu_models=…`.
  public var guestSettings: [String]
  /// The program that asks the cloud; nil for martlet-fleet beside the running executable.
  public var program: FleetExecutable?

  /// The cloud that the environment names.
  public init(
    name: String? = nil, isInsecure: Bool = false, guestSettings: [String] = [],
    program: FleetExecutable? = nil
  ) {
    self.name = name
    self.isInsecure = isInsecure
    self.guestSettings = guestSettings
    self.program = program
  }

  /// The words that make another command of martlet's ask the same cloud.
  var arguments: [String] {
    (name.map { ["--os-cloud", $0] } ?? []) + (isInsecure ? ["--os-insecure"] : [])
      + guestSettings.flatMap { ["--nova-cpu", $0] }
  }
}
