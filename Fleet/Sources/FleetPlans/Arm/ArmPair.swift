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
  /// A warning counts as well: with another counter frequency a guest's clocks go wrong, and nothing refuses the move.
  package func movesBothWays(_ guest: ArmGuest) -> Bool {
    isOfOneCore && interrupts.isEmpty && ArmVerdict(of: guest, from: a, to: b).outcome == .runs
      && ArmVerdict(of: guest, from: b, to: a).outcome == .runs
  }

  /// The versions of the interrupt controller that only one of them offers: a guest that names none gets what its host has.
  ///
  /// - SeeAlso: qemu 10.0.13 hw/arm/virt.c, finalize_gic_version_do.
  package var interrupts: [String] {
    ["2", "3"].filter { version in
      guard let one = a.properties["gic\(version)"], let other = b.properties["gic\(version)"] else {
        return false
      }
      return one != other
    }
  }

  /// The vector lengths that both offer, in bits, up to the first that only one has; none if a record does not show them.
  package static func commonLengths(_ lists: [[Int]]) -> [Int] {
    guard var common = lists.first else { return [] }
    for list in lists.dropFirst() {
      common = Array(zip(common, list).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }
}

extension ArmHost {
  /// The vector lengths that it offers, ascending, in bits; empty without SVE.
  package var vectorLengths: [Int] {
    guard properties["sve"] == true else { return [] }
    return stride(from: 128, through: 2048, by: 128).filter { properties["sve\($0)"] == true }
  }

  /// The kernel's series, `6.12`; nil if it is unknown.
  package var kernelSeries: String? {
    let parts = (kernel ?? "").prefix { $0.isNumber || $0 == "." }.split(separator: ".")
    return parts.count < 2 ? nil : parts[..<2].joined(separator: ".")
  }
}
