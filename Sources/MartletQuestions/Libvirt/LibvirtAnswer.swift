internal import CPUCompatibility
public import LibvirtCPU
public import ReportContract

/// An answer of libvirt's operations, with what is not certain about it.
public protocol LibvirtAnswer: Report {
  /// Why the answer is not certain; nil if it is.
  var uncertainty: String? { get }
}

/// A CPU that libvirt would print; encoded as JSON it is the contract `martlet.libvirt-cpu/1.1`.
public struct LibvirtCPUAnswer: LibvirtAnswer {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("libvirt-cpu", 1, 1)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = martletVersion
  /// The documents read.
  public var inputs: [InputReport]
  /// The CPU map and the libvirt version whose behaviour this is.
  public var judgedBy: [Yardstick]
  /// The CPU map, in words.
  public var cpuMap: String
  /// The libvirt version whose behaviour this is.
  public var libvirtVersion: String
  /// Why the answer is not certain; absent if it is.
  public var uncertainty: String?
  /// The vendor; nil if it names none.
  public var vendor: String?
  /// The model; nil if it names none.
  public var model: String?
  /// Features in libvirt's order.
  public var features: [Feature]
  /// The element as libvirt prints it.
  public var xml: String

  /// A feature of the CPU, with its policy.
  public struct Feature: Sendable, Codable {
    /// libvirt's name.
    public var name: String
    /// The policy; nil for features of a host.
    public var policy: String?
  }

  init(_ cpu: CPUDefinition, map: CPUMap, uncertainty: String?, inputs: [InputReport]) {
    self.inputs = inputs
    judgedBy = [Yardstick(cpuMap: map.title, libvirt: map.libvirtVersion.description)]
    cpuMap = map.source
    libvirtVersion = map.libvirtVersion.description
    self.uncertainty = uncertainty
    vendor = cpu.vendor
    model = cpu.model
    features = cpu.features.map { Feature(name: $0.name, policy: $0.policy?.rawValue) }
    xml = cpu.xml(version: map.libvirtVersion)
  }
}

/// A comparison as libvirt answers it; encoded as JSON it is the contract `martlet.libvirt-compare/1.1`.
public struct LibvirtComparisonAnswer: LibvirtAnswer {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("libvirt-compare", 1, 1)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = martletVersion
  /// The documents read.
  public var inputs: [InputReport]
  /// The CPU map and the libvirt version whose behaviour this is.
  public var judgedBy: [Yardstick]
  /// The CPU map, in words.
  public var cpuMap: String
  /// The libvirt version whose behaviour this is.
  public var libvirtVersion: String
  /// Why the answer is not certain; absent if it is.
  public var uncertainty: String?
  /// How the CPUs compare.
  public let outcome: CPUComparison.Outcome
  /// libvirt's reason, in its words.
  public var message: String?
  /// Required features that the host lacks, in the map's order.
  public var missing: [String]
  /// Forbidden features that the host has, in the map's order.
  public var forbidden: [String]
  /// Features that the host has and the CPU does not mention, in the map's order.
  public var extra: [String]
  /// The exit status: 0 if the host can provide the CPU, 1 if it cannot.
  public var exitStatus: Int32

  private enum CodingKeys: String, CodingKey {
    case schema, martlet, inputs, judgedBy, cpuMap, libvirtVersion, uncertainty
    case outcome = "result"
    case message, missing, forbidden, extra, exitStatus
  }

  init(_ comparison: CPUComparison, map: CPUMap, uncertainty: String?, inputs: [InputReport]) {
    self.inputs = inputs
    judgedBy = [Yardstick(cpuMap: map.title, libvirt: map.libvirtVersion.description)]
    cpuMap = map.source
    libvirtVersion = map.libvirtVersion.description
    self.uncertainty = uncertainty
    outcome = comparison.outcome
    exitStatus = comparison.outcome == .incompatible ? 1 : 0
    message = comparison.message
    missing = comparison.missing
    forbidden = comparison.forbidden
    extra = comparison.extra
  }
}

extension LibvirtComparisonAnswer {
  /// The error that libvirt raises when the caller requests failure for an incompatible CPU; nil if compatible.
  public var refusal: String? { message.map { LibvirtError(.incompatibleCPU, $0).message } }
}
