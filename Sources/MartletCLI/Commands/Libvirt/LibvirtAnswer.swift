import LibvirtCPU
import ReportContract

/// A CPU that libvirt would print; encoded as JSON it is the contract `martlet.libvirt-cpu/1.0`.
struct LibvirtCPUAnswer: Encodable {
  var schema = "martlet.libvirt-cpu/1.0"
  var martlet = martletVersion
  /// The CPU map, in words.
  var cpuMap: String
  /// The libvirt that is answered as.
  var libvirtVersion: String
  /// Why the answer is not certain; left out where it is.
  var uncertainty: String?
  var vendor: String?
  var model: String?
  /// Features in libvirt's order.
  var features: [Feature]
  /// The element as libvirt prints it.
  var xml: String

  struct Feature: Encodable {
    var name: String
    var policy: String?
  }

  init(_ cpu: CPUDefinition, map: CPUMap, uncertainty: String?) {
    cpuMap = map.source
    libvirtVersion = map.libvirtVersion.description
    self.uncertainty = uncertainty
    vendor = cpu.vendor
    model = cpu.model
    features = cpu.features.map { Feature(name: $0.name, policy: $0.policy?.rawValue) }
    xml = cpu.xml(version: map.libvirtVersion)
  }
}

/// A comparison as libvirt answers it; encoded as JSON it is the contract `martlet.libvirt-compare/1.0`.
struct LibvirtComparisonAnswer: Encodable {
  var schema = "martlet.libvirt-compare/1.0"
  var martlet = martletVersion
  var cpuMap: String
  var libvirtVersion: String
  var uncertainty: String?
  /// `identical`, `superset` or `incompatible`.
  var result: String
  /// libvirt's reason, in its words.
  var message: String?
  var missing: [String]
  var forbidden: [String]
  var extra: [String]

  init(_ comparison: CPUComparison, map: CPUMap, uncertainty: String?) {
    cpuMap = map.source
    libvirtVersion = map.libvirtVersion.description
    self.uncertainty = uncertainty
    result = comparison.outcome.rawValue
    message = comparison.message
    missing = comparison.missing
    forbidden = comparison.forbidden
    extra = comparison.extra
  }
}

extension LibvirtOptions {
  /// Prints a CPU in the format that was asked for.
  func write(_ cpu: CPUDefinition, _ map: CPUMap) throws {
    switch format {
    case .libvirt: try writeOutput(cpu.xml(version: map.libvirtVersion))
    case .json:
      try writeOutput(
        try reportJSON(LibvirtCPUAnswer(cpu, map: map, uncertainty: uncertainty(of: map.libvirtVersion))))
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
