internal import LibvirtCPU
internal import X86CPU

/// One QMP reply, as far as it is of interest.
struct Reply: Decodable {
  enum Result {
    case model(Model)
    case definitions([Definition])
    case other
  }

  struct Definition: Decodable {
    var name: String
    var unavailable: [String]?

    enum CodingKeys: String, CodingKey {
      case name
      case unavailable = "unavailable-features"
    }
  }

  struct Model: Decodable {
    var name: String?
    var props: [String: Value]

    /// The properties that are numbers.
    var numbers: [String: Int64] {
      props.compactMapValues { value in
        guard case .number(let number) = value else { return nil }
        return number
      }
    }

    /// The properties by kind.
    var properties: QEMUModel {
      var model = QEMUModel(enabled: [])
      for (name, value) in props {
        switch value {
        case .truth(let isOn):
          model.known.insert(name)
          if isOn { model.enabled.insert(name) }
        case .text(let text): if name == "vendor" { model.vendor = text }
        case .number(let number):
          let number = UInt32(truncatingIfNeeded: number)
          switch name {
          case "family": model.signature.family = number
          case "model": model.signature.model = number
          case "stepping": model.signature.stepping = number
          default: continue
          }
        case .other: continue
        }
      }
      return model
    }
  }

  enum Value: Decodable {
    case truth(Bool), text(String), number(Int64), other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self = .truth(value)
      } else if let value = try? container.decode(Int64.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .text(value)
      } else {
        self = .other
      }
    }
  }

  private struct Expansion: Decodable {
    var model: Model
  }

  private enum CodingKeys: String, CodingKey {
    case result = "return"
  }

  let result: Result

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let expansion = try? container.decode(Expansion.self, forKey: .result) {
      result = .model(expansion.model)
    } else if let list = try? container.decode([Definition].self, forKey: .result) {
      result = .definitions(list)
    } else {
      result = .other
    }
  }
}
