/// A check of a migration; the cases are in the order of the checks.
package enum MigrationGate: String, Sendable, CaseIterable {
  /// Nova's comparison on the destination, before it calls libvirt.
  case novaPreCheck = "nova-pre-check"
  /// libvirt's comparison of CPUs at the destination.
  case libvirtDestination = "libvirt-destination"
}
