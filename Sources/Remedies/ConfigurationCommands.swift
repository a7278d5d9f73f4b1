package import NovaCompatibility

/// Options in Nova's `[workarounds]`.
package enum NovaWorkarounds {
  /// Sets an option to true for `service` on `hosts`.
  package static func set(
    _ option: NovaWorkaround, on hosts: String, _ service: NovaChangeOfSettings.Service = .compute
  ) -> [Command] {
    [.task(.configureNova(change(option, hosts, service)))]
  }

  /// Takes it out again.
  package static func unset(
    _ option: NovaWorkaround, on hosts: String, _ service: NovaChangeOfSettings.Service = .compute
  ) -> [Command] {
    [.task(.unconfigureNova(change(option, hosts, service)))]
  }

  private static func change(
    _ option: NovaWorkaround, _ hosts: String, _ service: NovaChangeOfSettings.Service
  ) -> NovaChangeOfSettings {
    NovaChangeOfSettings(
      section: "workarounds", options: ["\(option.rawValue) = true"], service: service, hosts: hosts)
  }
}

/// libvirt's CPU map as its package has it.
package enum PackagedMap {
  /// Looks whether the map was edited, keeps it, and puts the packaged one in its place.
  package static let restore: [Command] = [.task(.restoreMap)]

  /// Puts back what was there.
  package static let undo: [Command] = [.task(.putEditedMapBack)]
}
