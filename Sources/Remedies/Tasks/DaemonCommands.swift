/// Commands on the daemons of libvirt and Nova, by the names that their units and containers have on a platform.
///
/// - SeeAlso: kolla-ansible ansible/roles/nova-cell/defaults/main.yml (container_name) and ansible/module_utils/kolla_systemd_worker.py
///   (units kolla-NAME-container.service); tripleo-heat-templates deployment/nova/nova-modular-libvirt-container-puppet.yaml
///   (tripleo_NAME.service); edpm-ansible roles/edpm_nova/handlers/main.yml (edpm_nova_compute.service) and
///   roles/edpm_libvirt/defaults/main.yml (virtqemud on the host); nova packages of Debian (nova-compute.service) and RDO
///   (openstack-nova-compute.service); libvirt docs, daemons.
struct DaemonCommands {
  private let platform: Platform?

  init(_ platform: Platform?) { self.platform = platform }

  /// The container in which libvirt's daemon for QEMU runs; nil where it runs on the host.
  static func libvirtContainer(_ platform: Platform?) -> String? {
    switch platform?.deployment {
    case .kolla?: "nova_libvirt"
    case .tripleo?: platform?.daemons == .modular ? "nova_virtqemud" : "nova_libvirt"
    case .rhoso?, nil: nil
    }
  }

  /// The program that runs the containers.
  static func engine(_ platform: Platform?) -> String {
    platform?.engine?.rawValue ?? (platform?.deployment == .kolla ? "docker" : "podman")
  }

  /// Restarts libvirt's daemon for QEMU: one that does not run is not started beside the other.
  ///
  /// - SeeAlso: systemctl(1), try-restart.
  var restartLibvirt: Command {
    if let container = Self.libvirtContainer(platform) {
      return restart(
        container: container,
        note: "guests keep running: libvirt keeps them in control groups of their own")
    }
    let units: [String]
    switch (platform?.deployment == .rhoso ? .modular : platform?.daemons) {
    case .monolithic?: units = ["libvirtd.service"]
    case .modular?: units = ["virtqemud.service"]
    case nil: units = ["libvirtd.service", "virtqemud.service"]
    }
    return .run(
      ["systemctl", "try-restart"] + units,
      note: units.count > 1 ? "whichever runs; guests keep running" : "guests keep running")
  }

  /// Restarts nova-compute.
  var restartNova: Command { restartNova("compute") }

  /// Restarts nova-conductor, which runs on hosts of its own.
  var restartConductor: Command {
    platform?.deployment == .rhoso
      ? .run(
        ["oc", "rollout", "restart", "statefulset/nova-cell1-conductor"], on: .here,
        note: "in the control plane's project; once for each cell")
      : restartNova("conductor")
  }

  /// Starts nova-compute, which does not run.
  var startNova: Command {
    switch platform?.deployment {
    case .kolla?: .run([Self.engine(platform), "start", "nova_compute"])
    case .tripleo?: .run(["systemctl", "start", "tripleo_nova_compute.service"])
    case .rhoso?: .run(["systemctl", "start", "edpm_nova_compute.service"])
    case nil:
      switch platform?.system {
      case .debian?, .ubuntu?: .run(["systemctl", "start", "nova-compute.service"])
      case .rhel?, .suse?: .run(["systemctl", "start", "openstack-nova-compute.service"])
      default:
        .script("systemctl start nova-compute.service || systemctl start openstack-nova-compute.service")
      }
    }
  }

  /// Removes what libvirt keeps of QEMU's capabilities, wherever its daemon keeps it.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_conf.c, virQEMUDriverConfigNew (cacheDir); kolla-ansible
  ///   ansible/roles/nova-cell/defaults/main.yml, nova_libvirt_default_volumes (/var/cache is the container's own).
  var forgetCapabilities: Command {
    let removal = "rm -f /var/cache/libvirt/qemu/capabilities/*.xml"
    guard let container = Self.libvirtContainer(platform) else { return .script(removal) }
    return .run([Self.engine(platform), "exec", container, "sh", "-c", removal])
  }

  private func restartNova(_ name: String) -> Command {
    switch platform?.deployment {
    case .kolla?: restart(container: "nova_\(name)", note: nil)
    case .tripleo?: .run(["systemctl", "try-restart", "tripleo_nova_\(name).service"])
    case .rhoso?: .run(["systemctl", "try-restart", "edpm_nova_\(name).service"])
    case nil:
      switch platform?.system {
      case .debian?, .ubuntu?: .run(["systemctl", "try-restart", "nova-\(name).service"])
      case .rhel?, .suse?: .run(["systemctl", "try-restart", "openstack-nova-\(name).service"])
      default:
        .run(
          ["systemctl", "try-restart", "nova-\(name).service", "openstack-nova-\(name).service"],
          note: "whichever exists")
      }
    }
  }

  /// Restarts a container by the unit that watches over it, where there is one.
  private func restart(container: String, note: String?) -> Command {
    switch platform?.deployment {
    case .kolla?:
      .script(
        "if systemctl cat kolla-\(container)-container.service > /dev/null 2>&1; "
          + "then systemctl restart kolla-\(container)-container.service; "
          + "else \(Self.engine(platform)) restart \(container); fi", note: note)
    default: .run(["systemctl", "try-restart", "tripleo_\(container).service"], note: note)
    }
  }
}
