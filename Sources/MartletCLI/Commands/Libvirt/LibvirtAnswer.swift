import LibvirtCPU
import ReportContract

/// A CPU that libvirt would print; encoded as JSON it is the contract `martlet.libvirt-cpu/1.1`.
struct LibvirtCPUAnswer: Report {
  static let form = DocumentForm("libvirt-cpu", 1, 1)
  var schema = form.description
  var martlet = martletVersion
  var inputs: [InputReport]
  var judgedBy: [Yardstick]
  /// The CPU map, in words.
  var cpuMap: String
  /// The libvirt that is answered as.
  var libvirtVersion: String
  /// Why the answer is not certain; left out where it is.
  var uncertainty: String?
  /// The vendor.
  var vendor: String?
  /// The model.
  var model: String?
  /// Features in libvirt's order.
  var features: [Feature]
  /// The element as libvirt prints it.
  var xml: String

  /// A feature over the model, or one that the model has and the CPU lacks.
  struct Feature: Codable {
    /// libvirt's name.
    var name: String
    /// What the definition asks for; left out for a host's CPU.
    var policy: String?
  }

  init(_ cpu: CPUDefinition, map: CPUMap, uncertainty: String?, inputs: [InputReport]) {
    self.inputs = inputs
    judgedBy = [Yardstick(cpuMap: map.source, libvirt: map.libvirtVersion.description)]
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
struct LibvirtComparisonAnswer: Report {
  static let form = DocumentForm("libvirt-compare", 1, 1)
  var schema = form.description
  var martlet = martletVersion
  var inputs: [InputReport]
  var judgedBy: [Yardstick]
  /// The CPU map, in words.
  var cpuMap: String
  /// The libvirt that is answered as.
  var libvirtVersion: String
  /// Why the answer is not certain; left out where it is.
  var uncertainty: String?
  /// Whether the host has what the CPU asks for.
  var result: Result
  /// libvirt's reason, in its words.
  var message: String?
  /// Features that the CPU requires and the host lacks.
  var missing: [String]
  /// Features that the CPU forbids and the host has.
  var forbidden: [String]
  /// Features that the host has and the CPU does not ask for.
  var extra: [String]
  /// The exit status: 0 if the host can provide the CPU, 1 if it cannot.
  var exitStatus: Int32

  /// How a comparison ends.
  enum Result: String, Codable, CaseIterable {
    /// The host's CPU is that CPU.
    case identical
    /// The host has more.
    case superset
    /// The host cannot provide the CPU.
    case incompatible
  }

  init(_ comparison: CPUComparison, map: CPUMap, uncertainty: String?, inputs: [InputReport]) {
    self.inputs = inputs
    judgedBy = [Yardstick(cpuMap: map.source, libvirt: map.libvirtVersion.description)]
    cpuMap = map.source
    libvirtVersion = map.libvirtVersion.description
    self.uncertainty = uncertainty
    result = Result(rawValue: comparison.outcome.rawValue) ?? .incompatible
    exitStatus = result == .incompatible ? 1 : 0
    message = comparison.message
    missing = comparison.missing
    forbidden = comparison.forbidden
    extra = comparison.extra
  }
}

extension LibvirtOptions {
  /// Prints a CPU in the format that was asked for.
  func write(_ cpu: CPUDefinition, _ map: CPUMap, of inputs: [InputReport]) throws {
    switch format {
    case .libvirt: try writeOutput(cpu.xml(version: map.libvirtVersion))
    case .json:
      try writeOutput(
        try LibvirtCPUAnswer(
          cpu, map: map, uncertainty: uncertainty(of: map.libvirtVersion), inputs: inputs
        ).json())
    }
  }

  /// Runs a command's body; what libvirt would refuse ends it with libvirt's text, as virsh prints it, and 65.
  func answering(_ failure: String? = nil, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as LibvirtError {
      if let failure { writeError("error: \(failure)") }
      writeError("error: \(error.message)")
      throw CommandExit(status: CommandFailure.badInput)
    }
  }
}
