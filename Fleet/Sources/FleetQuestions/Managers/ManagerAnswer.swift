internal import CPUCatalog
internal import CPUCompatibility
package import CPUReaders
package import MartletQuestions

/// The answer of a manager of guests, which names hosts and guests without their captures.
///
/// What such an answer does not name is undetermined: a manager's list of features is never a proof of absence.
enum ManagerAnswer: String, CaseIterable, Sendable {
  /// `kubectl get nodes,vmis -A -o json`.
  case kubernetes = "kubevirt"
  /// Answers of Proxmox VE's API, by their paths.
  case proxmox = "proxmox-api"
  /// Answers of oVirt's API: `host`, `vm` and `cluster`.
  case ovirt = "ovirt-api"
  /// The CPU types that an oVirt engine offers, which has neither hosts nor guests.
  case ovirtTypes = "ovirt-cpu-types"
  /// `openstack flavor list --long -f json`, which has neither hosts nor guests.
  case flavors = "nova-flavors"

  /// What a document is by its first words; nil for what Martlet's other readers know.
  init?(_ bytes: [UInt8]) {
    if OVirtCPUTypes.isOne(bytes) {
      self = .ovirtTypes
      return
    }
    switch firstMember(of: bytes) {
    case "apiVersion"?, "items"?, "kind"?, "metadata"?: self = .kubernetes
    case "host"?, "vm"?, "cluster"?: self = .ovirt
    case let path? where path.hasPrefix("/nodes/") || path.hasPrefix("nodes/"): self = .proxmox
    default:
      guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "["), FlavorList.isOne(bytes) else {
        return nil
      }
      self = .flavors
    }
  }

  /// The hosts and guests of an answer.
  ///
  /// - Throws: `badInput` for an answer that is no JSON or has none of them.
  func inventory(of document: Document, _ records: Records) throws(QuestionError) -> FleetInventory {
    if self == .ovirtTypes {
      guard OVirtCPUTypes(document.bytes) != nil else {
        throw QuestionError(.badInput, "\(document.name): \(emptiness)")
      }
      return FleetInventory(format: rawValue)
    }
    guard let root = AnswerNode(document.bytes) else {
      throw QuestionError(
        .badInput, "\(document.name): this is not well-formed JSON",
        at: .document(name: document.name, line: nil, column: nil))
    }
    var inventory: FleetInventory
    switch self {
    case .kubernetes: inventory = KubernetesAnswer(root).inventory(document.name, records)
    case .proxmox: inventory = try ProxmoxAnswer(root).inventory(document.name, records)
    case .ovirt:
      let answer = OVirtAnswer(root)
      inventory = answer.inventory(document.name)
      if !answer.clusters.isEmpty {
        inventory.format = rawValue
        return inventory
      }
    case .ovirtTypes, .flavors: return FleetInventory(format: rawValue)
    }
    guard !inventory.hosts.isEmpty || !inventory.guests.isEmpty else {
      throw QuestionError(.badInput, "\(document.name): \(emptiness)")
    }
    inventory.format = rawValue
    return inventory
  }

  private var emptiness: String {
    switch self {
    case .kubernetes:
      "it has no Node and no VirtualMachineInstance; give the answer of kubectl get nodes,vmis -A -o json"
    case .proxmox: "it has no /nodes/NODE/status and no /nodes/NODE/qemu/VMID/config"
    case .ovirt: "it has no host, no vm and no cluster"
    case .ovirtTypes:
      "it has no ServerCPUList with a version; give all that engine-config -g ServerCPUList prints"
    case .flavors: "it has no flavor"
    }
  }
}

extension OpenFleet {
  /// What a document says of hosts and guests: a manager's answer, or any record that Martlet's readers know.
  ///
  /// - Parameter isWanted: Whether a guest of a capture is wanted, by its name; nil for no guests.
  /// - Throws: `badInput` for what nobody reads.
  package func inventory(
    of document: Document, guests isWanted: ((String) -> Bool)? = { _ in true }
  ) throws(QuestionError) -> FleetInventory {
    guard let answer = ManagerAnswer(document.bytes) else {
      return try records.inventory(of: document, guests: isWanted)
    }
    return try answer.inventory(of: document, records)
  }
}

/// A guest's definition as libvirt would have it, from what a manager tells of it.
struct ManagedDefinition {
  var name: String
  var uuid: String?
  /// libvirt's CPU mode.
  var mode: String
  var model: String?
  /// Features with libvirt's policies, in order.
  var features: [(name: String, policy: String)] = []
  var machine: String?
  var cpus: Int?
  /// Bytes.
  var memory: Int?
  /// Whether a device of the host is in the guest.
  var hasHostDevice = false
  /// Whether KVM is hidden from the guest.
  var isKVMHidden = false
  /// Whether QEMU emulates the CPU.
  var isEmulated = false
  /// The sizes of huge pages in KiB.
  var hugePage: Int?

  /// The definition as a document.
  func document(in name: String) -> Document {
    var text = "<domain type='\(isEmulated ? "qemu" : "kvm")'>\n  <name>\(escaped(self.name))</name>\n"
    if let uuid { text += "  <uuid>\(escaped(uuid))</uuid>\n" }
    if let memory { text += "  <memory unit='b'>\(memory)</memory>\n" }
    if let hugePage {
      text +=
        "  <memoryBacking><hugepages><page size='\(hugePage)' unit='KiB'/></hugepages></memoryBacking>\n"
    }
    if let cpus { text += "  <vcpu>\(cpus)</vcpu>\n" }
    text += "  <os><type arch='x86_64'\(machine.map { " machine='\(escaped($0))'" } ?? "")>hvm</type></os>\n"
    if isKVMHidden { text += "  <features><kvm><hidden state='on'/></kvm></features>\n" }
    text += "  <cpu mode='\(mode)'\(model == nil ? "" : " match='exact'")>\n"
    if let model { text += "    <model fallback='forbid'>\(escaped(model))</model>\n" }
    for feature in features {
      text += "    <feature policy='\(escaped(feature.policy))' name='\(escaped(feature.name))'/>\n"
    }
    text += "  </cpu>\n"
    if hasHostDevice {
      text += "  <devices><hostdev mode='subsystem' type='pci'/></devices>\n"
    }
    return Document(name: "\(name)#\(self.name)", bytes: Array((text + "</domain>\n").utf8))
  }
}
