/// A pattern that a manager leaves in its guests' definitions, with its source.
package struct OwnershipMark: Sendable {
  let manager: GuestManager
  let kind: Kind
  let source: String

  /// The place and pattern of the mark.
  enum Kind: Sendable {
    /// A metadata namespace with this prefix.
    case namespace(String)
    /// An entry of the machine's description with this prefix.
    case system(entry: String, String)
    /// A path with this prefix.
    case path(String)
    /// The guest's name, matched part by part between hyphens.
    case name([Part])
  }

  /// A part of a name.
  enum Part: Sendable {
    case word(String)
    case number
    /// This number of lower-case hexadecimal digits.
    case digits(Int)
    /// The rest of the name.
    case rest
  }

  private init(_ manager: GuestManager, _ kind: Kind, _ source: String) {
    self.manager = manager
    self.kind = kind
    self.source = source
  }

  /// All marks: the surest kind first.
  static let all: [OwnershipMark] = namespaces + systems + paths + names

  private static let namespaces = [
    OwnershipMark(
      .nova, .namespace("http://openstack.org/xmlns/libvirt/nova/"),
      "nova 26.2.2 nova/virt/libvirt/config.py, NOVA_NS (1.1; 1.0 in older releases)"),
    OwnershipMark(
      .ovirt, .namespace("http://ovirt.org/vm/"),
      "ovirt-engine LibvirtVmXmlBuilder.java, OVIRT_VM_URI and OVIRT_TUNE_URI"),
    OwnershipMark(
      .kubevirt, .namespace("http://kubevirt.io"),
      "kubevirt pkg/virt-launcher/virtwrap/api/schema.go, KubeVirtMetadata; testdata/domain_x86_64.xml.tmpl"),
    OwnershipMark(
      .opennebula, .namespace("http://opennebula.org/xmlns/libvirt/"),
      "OpenNebula src/vmm/LibVirtDriverKVM.cc, deployment_description_kvm"),
  ]

  private static let systems = [
    OwnershipMark(
      .nova, .system(entry: "product", "OpenStack Nova"),
      "nova 26.2.2 nova/virt/libvirt/driver.py, _get_guest_config_sysinfo; nova/version.py"),
    OwnershipMark(
      .nova, .system(entry: "product", "OpenStack Compute"),
      "cloud-init cloudinit/sources/DataSourceOpenStack.py, DMI_PRODUCT_COMPUTE (Red Hat's builds)"),
    OwnershipMark(
      .ovirt, .system(entry: "manufacturer", "oVirt"),
      "ovirt-engine LibvirtVmXmlBuilder.java, writeSystemInfo"),
    OwnershipMark(
      .ovirt, .system(entry: "family", "RHV"), "ovirt-engine LibvirtVmXmlBuilder.java, writeSystemInfo"),
    OwnershipMark(
      .kubevirt, .system(entry: "manufacturer", "KubeVirt"),
      "kubevirt pkg/virt-config/virt-config.go, SmbiosConfigDefaultManufacturer"),
    OwnershipMark(
      .kubevirt, .system(entry: "family", "KubeVirt"),
      "kubevirt pkg/virt-config/virt-config.go, SmbiosConfigDefaultFamily"),
    OwnershipMark(
      .cloudstack, .system(entry: "product", "CloudStack"),
      "cloudstack plugins/hypervisors/kvm LibvirtVMDef.java, GuestDef.toString"),
  ]

  private static let paths = [
    OwnershipMark(
      .nova, .path("/var/lib/nova/instances/"), "nova 26.2.2 nova/conf/compute.py, instances_path"),
    OwnershipMark(
      .ovirt, .path("/rhev/data-center/"),
      "vdsm lib/vdsm/storage/constants.py, REPO_DATA_CENTER; lib/vdsm/common/config.py, irs.repository"),
    OwnershipMark(
      .kubevirt, .path("/var/run/kubevirt-private/"),
      "kubevirt pkg/virt-launcher/virtwrap/converter, GetFilesystemVolumePath"),
  ]

  private static let names = [
    OwnershipMark(
      .nova, .name([.word("instance"), .digits(8)]),
      "nova 26.2.2 nova/conf/compute.py, instance_name_template (the default)"),
    OwnershipMark(
      .cloudstack, .name([.word("i"), .number, .number, .rest]),
      "cloudstack VirtualMachineName.java, getVmName"),
    OwnershipMark(
      .opennebula, .name([.word("one"), .number]),
      "OpenNebula src/vmm/LibVirtDriverKVM.cc, deployment_description_kvm"),
  ]

  /// What the namespaces of managers' metadata begin with.
  package static let namespaceBeginnings: [String] = all.compactMap { mark in
    if case .namespace(let beginning) = mark.kind { beginning } else { nil }
  }

  /// What managers' descriptions of a machine begin with.
  package static let systemBeginnings: [String] = all.compactMap { mark in
    if case .system(_, let beginning) = mark.kind { beginning } else { nil }
  }

  /// The matching marks, in words.
  func matches(_ marks: GuestMarks) -> [String] {
    switch kind {
    case .namespace(let beginning):
      marks.namespaces.filter { Self.begins($0, with: beginning) }.map { "metadata of \($0)" }
    case .system(let entry, let beginning):
      (marks.system[entry].flatMap { Self.begins($0, with: beginning) ? $0 : nil }).map {
        ["the machine's \(entry) \($0) (sysinfo)"]
      } ?? []
    case .path(let beginning): marks.paths.filter { $0.hasPrefix(beginning) }.map { "the path \($0)" }
    case .name(let parts):
      marks.name.flatMap { Self.matches($0, parts) ? ["the name \($0)"] : nil } ?? []
    }
  }

  /// Whether `text` begins with `words` and with no longer word or host name: `oVirtual` is not `oVirt`.
  private static func begins(_ text: String, with words: String) -> Bool {
    guard text.hasPrefix(words) else { return false }
    guard let last = words.last, last.isLetter, let next = text.dropFirst(words.count).first else {
      return true
    }
    return !next.isLetter && !next.isNumber && next != "." && next != "-" && next != ":"
  }

  private static func matches(_ name: String, _ parts: [Part]) -> Bool {
    var words = name.split(separator: "-", omittingEmptySubsequences: false)[...]
    for part in parts {
      guard let word = words.popFirst() else { return false }
      switch part {
      case .word(let wanted): guard word == wanted else { return false }
      case .number: guard !word.isEmpty, word.allSatisfy(\.isDecimal) else { return false }
      case .digits(let count):
        guard word.count == count, word.allSatisfy({ $0.isDecimal || "abcdef".contains($0) }) else {
          return false
        }
      case .rest: return !word.isEmpty
      }
    }
    return words.isEmpty
  }
}

extension Character {
  fileprivate var isDecimal: Bool { ("0"..."9").contains(self) }
}
