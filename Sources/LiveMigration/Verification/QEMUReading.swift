internal import FoundationEssentials
package import LibvirtClient
internal import X86CPU

/// The CPUID that QEMU gives a guest's first vCPU, by its monitor.
///
/// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, x86_cpu_get_feature_words (the property feature-words, env->features after
///   x86_cpu_filter_features); qapi/machine-target.json, X86CPUFeatureWordInfo, CpuInfoFast.
package struct QEMUReading {
  private struct Answer<Value: Decodable>: Decodable { var `return`: Value }

  private struct CPU: Decodable {
    var path: String
    enum CodingKeys: String, CodingKey { case path = "qom-path" }
  }

  private struct Word: Decodable {
    var leaf: UInt32
    var subleaf: UInt32?
    var register: String
    var features: UInt32
    enum CodingKeys: String, CodingKey {
      case leaf = "cpuid-input-eax"
      case subleaf = "cpuid-input-ecx"
      case register = "cpuid-register"
      case features
    }
  }

  /// Asks `ask`, which sends a command to QEMU.
  ///
  /// - Throws: `LibvirtFailure` if QEMU does not answer, or answers otherwise.
  package static func read(_ ask: (String) throws(LibvirtFailure) -> String) throws(LibvirtFailure)
    -> GuestCPUID
  {
    func answer<Value: Decodable>(
      _ command: String, _ arguments: [String: String] = [:], as type: Value.Type
    ) throws(LibvirtFailure) -> Value {
      let words = arguments.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
      let text = try ask("{\"execute\":\"\(command)\",\"arguments\":{\(words.joined(separator: ","))}}")
      do {
        return try JSONDecoder().decode(Answer<Value>.self, from: Data(text.utf8)).return
      } catch {
        throw LibvirtFailure(reason: "QEMU's answer to \(command) is not as expected")
      }
    }
    guard let path = try answer("query-cpus-fast", as: [CPU].self).first?.path else {
      throw LibvirtFailure(reason: "QEMU lists no CPU of the guest")
    }
    func property<Value: Decodable>(_ name: String, as type: Value.Type) throws(LibvirtFailure) -> Value {
      try answer("qom-get", ["path": path, "property": name], as: type)
    }
    var registers = try property("feature-words", as: [Word].self).map { word in
      GuestCPUID.Register(
        leaf: word.leaf, subleaf: word.subleaf ?? 0, register: word.register.lowercased(),
        value: word.features)
    }
    func add(_ leaf: UInt32, _ value: UInt32) {
      registers.append(GuestCPUID.Register(leaf: leaf, subleaf: 0, register: "eax", value: value))
    }
    add(0, try property("level", as: UInt32.self))
    add(0x8000_0000, try property("xlevel", as: UInt32.self))
    add(0x8000_0008, try property("phys-bits", as: UInt32.self))
    let family = try property("family", as: UInt32.self)
    let model = try property("model", as: UInt32.self)
    let stepping = try property("stepping", as: UInt32.self)
    add(
      1,
      stepping & 15 | (model & 15) << 4 | min(family, 15) << 8 | (model >> 4 & 15) << 16
        | (family > 15 ? family - 15 : 0) << 20)
    return GuestCPUID(registers)
  }
}
