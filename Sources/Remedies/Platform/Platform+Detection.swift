public import CPUCompatibility

extension Platform {
  /// The platform of a host, as far as its snapshot tells; nil if it does not report the system or how OpenStack is deployed.
  ///
  /// Of two daemons the one that runs counts, then the one that is enabled.
  ///
  /// - SeeAlso: kolla-ansible ansible/roles/nova-cell/tasks/config.yml (node_config_directory, /etc/kolla); tripleo-heat-templates
  ///   deployment/nova/nova-modular-libvirt-container-puppet.yaml (config_volume nova_libvirt, units tripleo_nova_*); edpm-ansible
  ///   roles/edpm_nova/handlers/main.yml (edpm_nova_compute.service).
  public init?(_ configuration: HostConfiguration?) {
    guard let setup = configuration?.setup else { return nil }
    self.init()
    readSystem(setup)
    readDeployment(setup)
    guard system != nil || deployment != nil else { return nil }
    readDaemons(setup, configuration?.started ?? [:])
    readTools(setup)
  }

  private mutating func readSystem(_ setup: HostSetup) {
    guard let release = setup.osRelease else { return }
    let names = [release["ID"]] + (release["ID_LIKE"] ?? "").split(separator: " ").map(String.init)
    system = names.compactMap(\.self).compactMap { System(osReleaseID: $0.lowercased()) }.first
    version = release["VERSION_ID"]
    guard let name = release["ID"] else { return }
    evidence.append("/etc/os-release says ID=\(name)")
    // Proxmox VE calls itself Debian; its own package and file system tell it.
    if setup.packages?["pve-manager"] != nil || setup.packages?["qemu-server"] != nil {
      system = .proxmox
      version = setup.packages?["pve-manager"]
      evidence.append("the packages of Proxmox VE are installed")
    }
  }

  private mutating func readDeployment(_ setup: HostSetup) {
    let paths = setup.paths ?? []
    let units = Set((setup.units ?? [:]).keys)
    let marks: [(Deployment, [String])] = [
      (.rhoso, ["/var/lib/openstack/config/nova", "edpm_nova_compute.service"]),
      (.tripleo, ["/var/lib/config-data/puppet-generated/nova_libvirt", "tripleo_nova_compute.service"]),
      (.kolla, ["/etc/kolla/nova-compute", "/etc/kolla/nova-libvirt"]),
    ]
    for (kind, names) in marks {
      guard let mark = names.first(where: { paths.contains($0) || units.contains($0) }) else { continue }
      deployment = kind
      evidence.append("there is \(mark)")
      return
    }
  }

  private mutating func readDaemons(_ setup: HostSetup, _ started: [String: String]) {
    let names: [(Daemons, [String])] = [
      (.modular, ["virtqemud.service", "virtqemud.socket", "tripleo_nova_virtqemud.service"]),
      (.monolithic, ["libvirtd.service", "libvirtd.socket", "tripleo_nova_libvirt.service"]),
    ]
    let running = names.filter { kind, units in
      started[kind.program] != nil || units.contains { setup.units?[$0]?.isRunning == true }
    }
    let enabled = names.filter { _, units in units.contains { setup.units?[$0]?.isEnabled == true } }
    daemons = (running.count == 1 ? running : running.isEmpty && enabled.count == 1 ? enabled : []).first?.0
    if let daemons {
      evidence.append("\(daemons.program) \(running.isEmpty ? "is enabled" : "runs")")
    }
  }

  private mutating func readTools(_ setup: HostSetup) {
    guard let paths = setup.paths else { return }
    if deployment != nil {
      engine =
        paths.contains("/usr/bin/podman") && !paths.contains("/usr/bin/docker")
        ? .podman : paths.contains("/usr/bin/docker") ? .docker : nil
    }
    switch system {
    case .rhel: bootTool = paths.contains("/usr/sbin/grubby") ? .grubby : nil
    case .suse: bootTool = paths.contains("/sbin/pbl") || paths.contains("/usr/sbin/pbl") ? .pbl : nil
    default: bootTool = nil
    }
  }
}
