package import ArmCPU
package import ArmCompatibility

/// Two arm64 hosts, and guests that move between them.
package struct ArmPair {
  /// The hosts.
  package let a, b: ArmHost

  /// A pair of hosts.
  package init(_ a: ArmHost, _ b: ArmHost) { (self.a, self.b) = (a, b) }

  /// Whether the cores are the same by MIDR_EL1.
  package var isOfOneCore: Bool { a.cores.map(\.mainID) == b.cores.map(\.mainID) }

  /// Whether a guest that starts on either host moves to the other, and there is nothing to warn of.
  ///
  /// A warning counts as well: with another counter frequency a guest's clocks go wrong, and nothing refuses the move. So does another
  /// interrupt controller, since guests that name none get what their host has.
  package func movesBothWays(_ guest: ArmGuest) -> Bool {
    isOfOneCore && ArmVerdict(of: guest, from: a, to: b).outcome == .runs
      && ArmVerdict(of: guest, from: b, to: a).outcome == .runs
  }
}

extension ArmHost {
  /// The kernel's series, `6.12`; nil if it is unknown.
  package var kernelSeries: String? {
    let parts = (kernel ?? "").prefix { $0.isNumber || $0 == "." }.split(separator: ".")
    return parts.count < 2 ? nil : parts[..<2].joined(separator: ".")
  }
}
