internal import CPUCompatibility
internal import Wording

/// The commands of one manager, and what it does with its guests by itself.
struct ManagerWay {
  typealias Step = ManagerAdvice.Step

  var move: [Step] = []
  var change: [Step] = []
  var moveBreaks = ""
  var editBreaks = ""
  var sources: [String] = []

  init(_ ownership: GuestOwnership, hosts: [String]) {
    // A definition may say anything; what the manager could not have called so is no word of its commands.
    let uuid = ownership.uuid.flatMap { Self.isUUID($0) ? $0 : nil } ?? "UUID"
    let name = ownership.name ?? ""
    switch ownership.manager {
    case .nova: nova(uuid, hosts)
    case .ovirt: ovirt(uuid, hosts)
    case .kubevirt: kubevirt(name, hosts)
    case .cloudstack: cloudstack(uuid, hosts)
    case .opennebula: opennebula(name, hosts)
    case .proxmox: proxmox(name, hosts)
    case .incus: incus(name, hosts)
    }
  }

  /// Whether it is a UUID as libvirt writes it.
  private static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
      && groups.joined().allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  /// Whether it can be a label of the DNS, or several between dots, as the names of Kubernetes and Incus are.
  ///
  /// - SeeAlso: RFC 1123, section 2.1; Kubernetes docs, Object Names and IDs.
  private static func isHostName(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// `martlet level` of the hosts, for a manager's configuration.
  private static func level(_ hosts: [String], for system: String) -> Command {
    let words = hosts.isEmpty ? ["HOST-A", "HOST-B"] : hosts.map(Command.path)
    return .run(["martlet", "level"] + words + ["--for", system])
  }

  /// A step whose words have no blanks.
  private static func step(_ text: String, _ command: String) -> Step {
    Step(text: text, action: .run(command.split(separator: " ").map(String.init)))
  }

  private mutating func nova(_ uuid: String, _ hosts: [String]) {
    move = [
      Self.step("To a host that Nova chooses:", "openstack server migrate --live-migration \(uuid)"),
      Self.step(
        "To one host, by its name in Nova:",
        "openstack --os-compute-api-version 2.30 server migrate --live-migration --host HOST \(uuid)"),
    ]
    change = [
      Step(
        text: "The CPU for the [libvirt] section of nova.conf, on every host of the pool:",
        action: Self.level(hosts, for: "nova")),
      Self.step(
        "Once nova-compute is restarted there, Nova writes the guest's definition with it:",
        "openstack server reboot --hard \(uuid)"),
    ]
    moveBreaks =
      "Nova's database still names the old host, and so do the ports' bindings and Placement's allocations. The next start or hard "
      + "reboot starts the guest on the old host while it still runs on the new one: two copies on the same disks."
    editBreaks =
      "Nova writes the definition from its database and nova.conf at every start, hard reboot and resize; the edit is lost."
    sources = [
      "nova 26.2.2 nova/virt/libvirt/driver.py, _hard_reboot and power_on; nova/compute/manager.py, _sync_instance_power_state",
      "python-openstackclient, server migrate",
    ]
  }

  private mutating func ovirt(_ uuid: String, _ hosts: [String]) {
    move = [
      Step(
        text: "In the administration portal: Compute, Virtual Machines, Migrate. Or by the engine's API:",
        action: .run([
          "curl", "-u", "USER@internal", "-H", "Content-Type: application/xml", "-d", "<action/>",
          "https://ENGINE/ovirt-engine/api/vms/\(uuid)/migrate",
        ]))
    ]
    change = [
      Step(
        text: "The guest's custom CPU type (Edit, System, Advanced Parameters), for its next start:",
        action: Self.level(hosts, for: "ovirt"))
    ]
    moveBreaks =
      "The engine no longer finds the guest on its old host and thinks it is down: it restarts a highly available guest that still runs on "
      + "the new host, and the storage and networks that VDSM prepares on a destination are missing."
    editBreaks =
      "The engine writes the definition from its database at every start; the edit is lost."
    sources = [
      "ovirt-engine LibvirtVmXmlBuilder.java, buildCreateVm; VmAnalyzer.java, proceedDisappearedVm",
      "oVirt REST API, services/vm, migrate",
    ]
  }

  private mutating func kubevirt(_ name: String, _ hosts: [String]) {
    // The domain is called NAMESPACE_NAME, and neither may have an underscore.
    let parts = name.split(separator: "_", maxSplits: 1).map(String.init)
    let (space, guest) =
      parts.count == 2 && parts.allSatisfy(Self.isHostName) ? (parts[0], parts[1]) : ("NAMESPACE", "NAME")
    move = [
      Self.step("To a node that the scheduler chooses:", "virtctl migrate \(guest) -n \(space)")
    ]
    change = [
      Step(
        text: "The CPU for the guest's spec (kubectl edit vm \(guest) -n \(space)):",
        action: Self.level(hosts, for: "kubevirt")),
      Self.step("Then, for a guest that starts with it:", "virtctl restart \(guest) -n \(space)"),
    ]
    moveBreaks =
      "The guest lives in a pod (virt-launcher) that ends with it, and no pod exists for it on the other node: it loses its network and "
      + "volumes. With the run strategy Always, KubeVirt starts it again, and two copies may run on the same disks."
    editBreaks =
      "virt-launcher writes the definition from the VirtualMachineInstance at every start; the edit is lost."
    sources = [
      "kubevirt pkg/virt-launcher/virtwrap/converter; user guide, Live Migration and Run Strategies",
      "kubevirt pkg/virt-launcher/virtwrap/api, the domain's name NAMESPACE_NAME",
    ]
  }

  private mutating func cloudstack(_ uuid: String, _ hosts: [String]) {
    move = [
      Self.step(
        "The hosts that CloudStack would move it to:", "cmk find hostsformigration virtualmachineid=\(uuid)"),
      Self.step(
        "To one of them (migrateVirtualMachine; migrateSystemVm for CloudStack's own):",
        "cmk migrate virtualmachine virtualmachineid=\(uuid) hostid=HOST-ID"),
    ]
    change = [
      Step(
        text:
          "The CPU for guest.cpu.mode, guest.cpu.model and guest.cpu.features of /etc/cloudstack/agent/agent.properties, on every host:",
        action: Self.level(hosts, for: "libvirt")),
      Step(
        text: "Once cloudstack-agent is restarted there, CloudStack starts the guest with it:",
        action: .script("cmk stop virtualmachine id=\(uuid) && cmk start virtualmachine id=\(uuid)")),
    ]
    moveBreaks =
      "CloudStack finds the guest gone from its old host: it restarts a highly available guest that still runs on the new host, and "
      + "the network rules and the storage that the agent prepares on a destination are missing."
    editBreaks = "The agent writes the definition anew at every start; the edit is lost."
    sources = [
      "cloudstack LibvirtVMDef.java; VirtualMachineManagerImpl.java, handlePowerOffReportWithNoPendingJobsOnVM",
      "cloudstack API 4.18, migrateVirtualMachine; documentation, Configure CPU model for KVM guest",
    ]
  }

  private mutating func opennebula(_ name: String, _ hosts: [String]) {
    let id = name.hasPrefix("one-") && Self.isNumber(name.dropFirst(4)) ? String(name.dropFirst(4)) : "ID"
    move = [Self.step("To another host:", "onevm migrate --live \(id) HOST")]
    change = [
      Step(
        text: "The model for CPU_MODEL of the guest's template (onevm updateconf \(id)):",
        action: Self.level(hosts, for: "libvirt"))
    ]
    moveBreaks =
      "OpenNebula's record still names the old host, and OpenNebula sends every later command there."
    editBreaks =
      "OpenNebula writes the definition from the guest's template at every start; the edit is lost."
    sources = ["OpenNebula src/vmm/LibVirtDriverKVM.cc, deployment_description_kvm; onevm(1)"]
  }

  private mutating func proxmox(_ id: String, _ hosts: [String]) {
    let id = Self.isNumber(id[...]) ? id : "VMID"
    move = [Self.step("To another node:", "qm migrate \(id) NODE --online")]
    change = [
      Step(
        text: "A CPU model for /etc/pve/virtual-guest/cpu-models.conf:",
        action: Self.level(hosts, for: "proxmox")),
      Step(
        text:
          "Assign it to the guest; it takes effect at the next start (qm shutdown waits until the guest is off):",
        action: .script("qm set \(id) --cpu custom-martlet-level && qm shutdown \(id) && qm start \(id)")),
    ]
    moveBreaks = "Proxmox VE runs QEMU itself, and libvirt does not know the guest."
    editBreaks = "Proxmox VE builds QEMU's command line from the guest's configuration at every start."
    sources = [
      "Proxmox VE administration guide, QEMU/KVM Virtual Machines, CPU Type; cpu-models.conf(5); qm(1)"
    ]
  }

  private mutating func incus(_ name: String, _ hosts: [String]) {
    let guest = Self.isHostName(name) ? name : "NAME"
    move = [Self.step("To another member of the cluster:", "incus move \(guest) --target MEMBER")]
    change = [
      Step(
        text: "The CPU for the members' group (incus cluster group edit GROUP):",
        action: Self.level(hosts, for: "incus")),
      Step(
        text: "Guests that move live get the group's CPU at their next start:",
        action: .script("incus config set \(guest) migration.stateful=true && incus restart \(guest)")),
    ]
    moveBreaks = "Incus runs QEMU itself, and libvirt does not know the guest."
    editBreaks = "Incus builds QEMU's configuration from the instance's at every start."
    sources = [
      "incus doc/explanation/clustering.md; doc/reference/instance_options.md, migration.stateful; internal/server/instance/drivers/driver_qemu.go"
    ]
  }
}
