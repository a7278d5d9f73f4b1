internal import Foundation

/// The CPU types that an oVirt engine offers its clusters, by compatibility version: its ServerCPUList.
///
/// An entry is `LEVEL:NAME:flags,model_MODEL:CPU:ARCHITECTURE`; hosts of a cluster must have the flags and be able to run the model.
///
/// - SeeAlso: ovirt-engine CpuFlagsManagerHandler.java; EngineConfigLogic.java, printAllValuesForKey (`KEY: VALUE version: VERSION`);
///   ovirt-engine-api-model SystemOption.java and SystemOptionValue.java.
struct OVirtCPUTypes {
  /// What a host must have to be in a cluster of a type.
  struct Requirement {
    /// Flags as the kernel or libvirt calls them.
    var flags: [String] = []
    /// libvirt's models that the host must be able to run.
    var models: [String] = []
  }

  private var requirements: [String: [String: Requirement]] = [:]

  /// Whether a document looks like one: engine-config's answer, or the API's.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(512), as: UTF8.self)
    return head.contains("ServerCPUList:") || head.contains("\"system_option_value\"")
  }

  /// Reads `engine-config -g ServerCPUList` or `/ovirt-engine/api/options/ServerCPUList`; nil for anything else.
  init?(_ bytes: [UInt8]) {
    if let root = AnswerNode(bytes) {
      for value in root["values"]?["system_option_value"]?.elements ?? [] {
        if let version = value["version"]?.string, let list = value["value"]?.string { add(list, version) }
      }
    } else {
      for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
        let words = line.split(separator: " ")
        guard words.count > 3, words[0] == "ServerCPUList:", words[words.count - 2] == "version:" else {
          continue
        }
        add(words[1..<(words.count - 2)].joined(separator: " "), String(words[words.count - 1]))
      }
    }
    if requirements.isEmpty { return nil }
  }

  /// What a type of a compatibility version requires; nil if the list has none of that name.
  subscript(version version: String, type type: String) -> Requirement? { requirements[version]?[type] }

  private mutating func add(_ list: some StringProtocol, _ version: String) {
    for entry in list.split(separator: ";") {
      let fields = entry.split(separator: ":", omittingEmptySubsequences: false).map { $0.trimmed }
      guard fields.count == 5 || fields.count == 4, Int(fields[0]) != nil else { continue }
      var requirement = Requirement()
      for flag in fields[2].split(separator: ",").map({ $0.trimmed }) where !flag.isEmpty {
        if flag.hasPrefix("model_") {
          requirement.models.append(String(flag.dropFirst("model_".count)))
        } else {
          requirement.flags.append(flag)
        }
      }
      requirements[version, default: [:]][fields[1]] = requirement
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    trimmingCharacters(in: CharacterSet(charactersIn: " "))
  }
}
