/// Why a CPU map is not patched.
public struct CPUMapPatchError: Error, Sendable {
  /// The kinds of reasons.
  public enum Reason: Sendable {
    /// The map has no feature of that name.
    case unknownFeature(String)
    /// The map has no model of that name.
    case unknownModel(String)
    /// The model's own list does not have the feature; `from` is the model that it starts from and has it from.
    case notListed(feature: String, model: String, from: String?)
    /// libvirt would not load the edited map.
    case doesNotLoad(LibvirtError)
    /// The edited map says something else than it should.
    case unexpected
  }

  /// The reason.
  public let reason: Reason
  /// Names of the map's that may be meant.
  public let near: [String]

  init(_ reason: Reason, near: [String] = []) {
    self.reason = reason
    self.near = near
  }

  /// The reason in one line.
  public var message: String {
    let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
    return switch reason {
    case .unknownFeature(let name): "the map has no feature called \(name)\(hint)"
    case .unknownModel(let name): "the map has no model called \(name)\(hint)"
    case .notListed(let feature, let model, let from?):
      "\(model) inherits \(feature) from \(from); name that model too, or instead (--model \(from))"
    case .notListed(let feature, let model, nil): "the model \(model) does not list \(feature)"
    case .doesNotLoad(let error): "libvirt would not load the edited map: \(error.description)"
    case .unexpected:
      "the edited map would not mean what it should (is it UTF-8?); nothing was written"
    }
  }
}
