/// A check that a migration meets, in the order in which it meets them.
package enum MigrationGate: String, Sendable, CaseIterable {
  /// Nova's comparison on the destination, before libvirt is asked to move anything.
  case novaPreCheck = "nova-pre-check"
  /// libvirt on the destination.
  case libvirtDestination = "libvirt-destination"
}
