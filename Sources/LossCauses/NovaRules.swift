internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

extension Cause.Cure {
  /// A restart of nova-compute, which then asks libvirt again.
  fileprivate static let novaRestart = Cause.Cure(
    "Restart nova-compute", .restartNova, restarts: "nova-compute", commands: [HostCommands.restartNova])
}

/// Causes in Nova's settings and its cached CPU.
let novaRules: [CauseRule] = [
  CauseRule(
    id: "nova.extra-flags", layer: .cloud,
    title: "nova.conf removes the feature from guests (cpu_model_extra_flags)",
    citation: "nova nova/conf/libvirt.py, cpu_model_extra_flags; nova/virt/libvirt/driver.py",
    find: { context in
      guard let settings = context.configuration.nova else {
        return .possible("nova.conf was not read", collect: "grep -E 'cpu_m' /etc/nova/nova*.conf")
      }
      let flags = (settings["libvirt.cpu_model_extra_flags"] ?? "").split(separator: ",").map {
        $0.filter { !$0.isWhitespace }
      }
      guard
        let flag = flags.first(where: { $0.hasPrefix("-") && $0.dropFirst().lowercased() == context.name })
      else {
        return .excluded("cpu_model_extra_flags does not remove it")
      }
      return .proven(
        "cpu_model_extra_flags has \(flag)",
        cure: .nova(
          "Remove \(flag) from [libvirt] cpu_model_extra_flags",
          "cpu_model_extra_flags = \(flags.filter { $0 != flag }.joined(separator: ","))"))
    }),
  CauseRule(
    id: "nova.custom-model", layer: .cloud, title: "Guests get a named model (cpu_mode = custom)",
    citation: "nova nova/conf/libvirt.py, cpu_mode and cpu_models; doc/source/admin/cpu-models.rst",
    find: { context in
      guard let settings = context.configuration.nova else { return nil }
      guard settings["libvirt.cpu_mode"] == "custom" else {
        return .excluded("cpu_mode is \(settings["libvirt.cpu_mode"] ?? "not set: host-model with KVM")")
      }
      let names = (settings["libvirt.cpu_models"] ?? settings["libvirt.cpu_model"] ?? "").split(
        separator: ","
      ).map { $0.filter { !$0.isWhitespace } }
      let models = names.compactMap { context.map.model(named: $0) }
      guard !models.isEmpty else {
        return .possible("cpu_mode is custom; the map has no model \(names.joined(separator: ", "))")
      }
      let having = models.filter { $0.features.contains(context.feature.index) }
      return having.isEmpty
        ? .proven(
          "cpu_models = \(names.joined(separator: ", ")); none of these models has it",
          cure: .nova(
            "Add it to [libvirt] cpu_model_extra_flags, or choose a model that has it",
            "cpu_model_extra_flags = "
              + [settings["libvirt.cpu_model_extra_flags"], context.name].compactMap(\.self).filter {
                !$0.isEmpty
              }.joined(separator: ","), risk: "All hosts of the pool must have it"))
        : .excluded("\(having.map(\.name).joined(separator: ", ")) has it")
    }),
  CauseRule(
    id: "nova.remembers", layer: .cloud,
    title: "nova-compute remembers the CPU as it was when nova-compute started",
    citation: "nova nova/virt/libvirt/host.py, Host.get_capabilities and get_domain_capabilities",
    find: { context in
      guard [.novaCPUInfo, .placementTraits].contains(context.loss.firstAbsent.id) else { return nil }
      guard let started = context.configuration.started["nova-compute"] else {
        return .possible(
          "The start time of nova-compute is unknown",
          collect: "systemctl show -p ActiveEnterTimestamp '*nova-compute*'",
          cure: .novaRestart)
      }
      return .possible(
        "nova-compute started \(started), libvirt's daemon \(context.configuration.started["libvirtd"] ?? context.configuration.started["virtqemud"] ?? "at an unknown time")",
        collect: "openstack hypervisor show HOST",
        cure: .novaRestart)
    }),
]
