internal import ArmCPU
internal import ArmCatalog
internal import ArmCompatibility
internal import FoundationEssentials
internal import X86CPU

/// An arm64 host as JSON with sorted keys: all that a verdict distinguishes, and nothing else, so that equal bytes are one class.
///
/// Left out are the name, the numbers of CPUs, the kernel's release within its series, and the values of registers that no
/// verdict compares, such as counters.
struct ArmHostBytes: Codable, Sendable {
  private var architecture: String
  private var kernel: String?
  private var showsBareVirtualCPU: Bool
  private var properties: [String: Bool]
  private var counterFrequency: UInt64?
  private var guestAddressBits: Int?
  private var cores: [Core]

  private struct Core: Codable, Sendable {
    var mainID: UInt32?
    /// Hexadecimal values by KVM's hexadecimal ids.
    var registers: [String: String]
    /// The same by the encodings of system registers.
    var shown: [String: String]
    var isWhole: Bool?
    var writable: [String: String]?
    var listed: [String]?
    var reached, missed: [Int]
  }

  /// The evidence about a host, or of the host that a guest runs on.
  init(_ host: ArmHost) {
    architecture = host.architecture
    kernel = host.kernel.map(Self.series)
    showsBareVirtualCPU = host.showsBareVirtualCPU
    properties = host.properties
    counterFrequency = host.counterFrequency
    guestAddressBits = host.guestAddressBits
    cores = host.cores.map { core in
      let compared = core.registers.filter { Self.isCompared($0.key) }
      return Core(
        mainID: core.mainID?.value, registers: Self.texts(compared.map { ($0.key.id, $0.value) }),
        shown: Self.texts(core.shown.map { (UInt64($0.key.encoding), $0.value) }),
        isWhole: core.virtualCPU.map { $0 == .whole },
        writable: core.writable.map { masks in Self.texts(masks.map { ($0.key.id, $0.value) }) },
        listed: core.listed.map { $0.map(\.id).sorted().map(Self.text) }, reached: Array(core.reached),
        missed: Array(core.missed))
    }
  }

  /// The host, without a name; nil for numbers that are none.
  var host: ArmHost? {
    var host = ArmHost(name: "", architecture: architecture)
    host.kernel = kernel
    host.showsBareVirtualCPU = showsBareVirtualCPU
    host.properties = properties
    host.counterFrequency = counterFrequency
    host.guestAddressBits = guestAddressBits
    var read: [ArmCoreEvidence] = []
    for core in cores {
      guard let registers = Self.numbers(core.registers), let shown = Self.numbers(core.shown) else {
        return nil
      }
      var evidence = ArmCoreEvidence()
      evidence.mainID = core.mainID.map { MainID($0) }
      for (id, value) in registers { evidence.registers[KVMRegisterID(id: id)] = value }
      for (encoding, value) in shown {
        guard let encoding = UInt16(exactly: encoding) else { return nil }
        evidence.shown[SystemRegister(encoding: encoding)] = value
      }
      evidence.virtualCPU = core.isWhole.map { $0 ? .whole : .bare }
      if let masks = core.writable {
        guard let masks = Self.numbers(masks) else { return nil }
        evidence.writable = Dictionary(uniqueKeysWithValues: masks.map { (KVMRegisterID(id: $0), $1) })
      }
      if let listed = core.listed {
        let ids = listed.compactMap { UInt64($0, radix: 16) }
        guard ids.count == listed.count else { return nil }
        evidence.listed = Set(ids.map(KVMRegisterID.init(id:)))
      }
      guard (core.reached + core.missed).allSatisfy({ 0..<ThresholdSet.capacity ~= $0 }) else { return nil }
      for threshold in core.reached { evidence.reached.insert(threshold) }
      for threshold in core.missed { evidence.missed.insert(threshold) }
      read.append(evidence)
    }
    guard !read.isEmpty else { return nil }
    host.cores = read
    return host
  }

  /// Whether a verdict compares the register's value, not only whether it is listed.
  private static func isCompared(_ register: KVMRegisterID) -> Bool {
    switch register.kind {
    case .system(let system):
      system.isFeatureID
        || [.mainID, .revisionID, .auxiliaryID, .cacheLevels, .cacheType].contains(system)
    case .cacheSize, .firmware, .hypercalls: true
    case .core, .vector, .other: false
    }
  }

  /// `6.12` for `6.12.117-1-arm64`; a text without a version as it is.
  private static func series(_ release: String) -> String {
    let parts = release.prefix { $0.isNumber || $0 == "." }.split(separator: ".")
    return parts.count < 2 ? release : parts[..<2].joined(separator: ".")
  }

  private static func text(_ number: UInt64) -> String { String(number, radix: 16) }

  private static func texts(_ pairs: [(UInt64, UInt64)]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: pairs.map { (text($0.0), text($0.1)) })
  }

  private static func numbers(_ texts: [String: String]) -> [UInt64: UInt64]? {
    var numbers: [UInt64: UInt64] = [:]
    for (id, value) in texts {
      guard let id = UInt64(id, radix: 16), let value = UInt64(value, radix: 16) else { return nil }
      numbers[id] = value
    }
    return numbers
  }
}

/// Bytes of forms of arm64: a zero byte, which no form of x86 begins with, then JSON.
enum ArmFormBytes {
  static func bytes(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(value) else {
      preconditionFailure("numbers and texts are always JSON")
    }
    return [0] + Array(json)
  }

  /// What the bytes hold; nil for anything else, such as a form of x86.
  static func value<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Value? {
    guard bytes.first == 0 else { return nil }
    return try? JSONDecoder().decode(type, from: Data(bytes.dropFirst()))
  }
}
