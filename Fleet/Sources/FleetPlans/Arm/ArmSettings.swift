package import ArmCPU
internal import Wording

/// How guests of arm64 hosts start, so that they move among these: QEMU's model `host`, less what only some of the hosts give.
///
/// Released QEMU disables nothing else: it has no named models for KVM, and no property lowers an ID register.
///
/// - SeeAlso: qemu 10.2.2 docs/system/arm/cpu-features.rst, A note about CPU models and KVM; KVM VCPU Features; SVE CPU Properties.
package struct ArmSettings: Sendable, Hashable {
  /// QEMU's properties that are off, in order: `sve` or some of its lengths, `pauth`, `pmu`.
  package var disabled: [String]

  /// Settings with these properties off, in any order.
  package init(disabling properties: some Sequence<String>) {
    let names = Set(properties)
    disabled = ArmSetting.properties.filter(names.contains)
    if names.contains("sve") { disabled.removeAll { $0.hasPrefix("sve") && $0 != "sve" } }
  }

  /// All off that can be off.
  package static let narrowest = ArmSettings(disabling: ["sve", "pauth", "pmu"])

  /// A guest that starts so.
  package var guest: ArmGuest {
    var guest = ArmGuest()
    guest.mode = "host-passthrough"
    guest.usesKVM = true
    for name in disabled { guest.features[name] = false }
    return guest
  }

  /// QEMU's option: `-cpu host,sve512=off`.
  package var qemu: String { (["-cpu host"] + disabled.map { "\($0)=off" }).joined(separator: ",") }

  /// libvirt's elements, with a line break at the end: `<features>` for the PMU, then `<cpu>` for everything else.
  ///
  /// libvirt starts no guest whose `<cpu>` names a feature that its map lacks, and `pmu` is in none.
  ///
  /// - SeeAlso: https://libvirt.org/formatdomain.html, Hypervisor features, and CPU model and topology; libvirt 11.3
  ///   src/cpu/cpu_arm.c, virCPUarmValidateFeatures, and src/cpu_map/arm_features.xml.
  package var libvirt: String {
    let counters = disabled.contains("pmu") ? "<features>\n  <pmu state='off'/>\n</features>\n" : ""
    let features = disabled.filter { $0 != "pmu" }.map { "  <feature policy='disable' name='\($0)'/>\n" }
    guard !features.isEmpty else { return counters + "<cpu mode='host-passthrough' check='none'/>\n" }
    return counters + "<cpu mode='host-passthrough' check='none'>\n" + features.joined() + "</cpu>\n"
  }

  /// What to mind with libvirt's elements, each in one line.
  ///
  /// - SeeAlso: libvirt NEWS, v5.10.0 (SVE) and v10.6.0 (pauth).
  package var remarksOnLibvirt: [String] {
    var remarks: [String] = []
    if disabled.contains("pmu") { remarks.append("put <pmu> into the <features> that the definition has") }
    if disabled.contains("pauth") {
      remarks.append("warning: libvirt before 10.6.0 does not know pauth and does not start the guest")
    } else if disabled.contains(where: { $0.hasPrefix("sve") }) {
      remarks.append("warning: libvirt before 5.10.0 does not know sve and does not start the guest")
    }
    return remarks
  }

  /// The settings in a few words: `host without sve512 and pmu`.
  package var summary: String { disabled.isEmpty ? "host" : "host without \(list(disabled))" }

  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// A property of QEMU's that some arm64 hosts share: a guest that has it moves between them in both directions.
public struct ArmSetting: Sendable, Hashable, Comparable {
  /// QEMU's name: `sve`, `sve256`, `pauth` or `pmu`.
  public var property: String
  /// Hosts of one kind take each other's guests with it; two hosts of other kinds both have it, and do not.
  public var kind: Int
  /// The shorter vector lengths that come with a length, in bits: KVM gives a guest all of them.
  public var below: [Int] = []

  /// All properties that a definition can disable, in the order of lists.
  public static let properties: [String] =
    ["sve"] + stride(from: 128, through: 2048, by: 128).map { "sve\($0)" } + ["pauth", "pmu"]

  private var rank: Int { Self.properties.firstIndex(of: property) ?? Self.properties.count }

  /// Orders by the place in `properties`, then by kind and shorter lengths.
  public static func < (a: Self, b: Self) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    return a.kind == b.kind ? a.below.lexicographicallyPrecedes(b.below) : a.kind < b.kind
  }
}

extension Sequence<ArmSetting> {
  /// The properties' names, each once, in the order of lists.
  package var names: [String] {
    let names = Set(map(\.property))
    return ArmSetting.properties.filter(names.contains)
  }
}
