internal import CPUCompatibility
internal import Remedies

/// Checks of the CPU that nova-compute cached at its start.
let novaChecks: [HostCheck] = [
  HostCheck(
    id: "nova.current", title: "nova-compute's memory of the host",
    citation: "nova nova/virt/libvirt/host.py, get_capabilities and get_domain_capabilities (asked once)",
    find: { context in
      guard let configuration = context.configuration else {
        return context.notRecorded("when nova-compute started")
      }
      guard let started = configuration.started["nova-compute"] else {
        return context.setup.units == nil
          ? context.notRecorded("which daemons run") : .notApplicable("nova-compute does not run here.")
      }
      guard let since = seconds(of: started) else { return context.notRecorded("when nova-compute started") }
      var newer: [String] = []
      if let daemon = context.daemon, let other = seconds(of: daemon.started), other > since {
        newer.append("\(daemon.name) (started \(daemon.started))")
      }
      for path in context.setup.changes.keys.sorted()
      where path.contains("qemu") && context.setup.changes[path] ?? 0 > since {
        newer.append("\(path) (replaced since)")
      }
      guard newer.isEmpty else {
        return .failed(
          "nova-compute has run since \(started), and knows the CPU from before \(newer.joined(separator: " and ")).",
          [.task(.restartNova)])
      }
      return .passed("nova-compute has run since \(started), and libvirt and QEMU are no newer.")
    })
]
