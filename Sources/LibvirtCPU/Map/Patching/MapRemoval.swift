/// An element that a patch removes from a CPU map file.
public struct MapRemoval: Sendable, Hashable {
  /// The role of a feature element in a map.
  public enum Kind: String, Sendable {
    /// `<feature name='X'>` with its registers: what gives the name its meaning.
    case definition
    /// `<feature name='X'/>` in a model: the model has it.
    case plain
    /// `removed='yes'` in a model: the model once had it, and libvirt starts its guests without it.
    case removed
    /// `added='yes'` in a model: hypervisors include it in the model, libvirt does not.
    case added
  }

  /// The feature's name.
  public let feature: String
  /// The model that lists it; nil for the definition.
  public let model: String?
  /// The element's role.
  public let kind: Kind
  /// The line of the element's start, from 1.
  public let line: Int
}

/// Removes features from one file of a CPU map; all other bytes stay.
///
/// It removes an element together with its lines if nothing shares them, otherwise only the element.
///
/// - Parameters:
///   - features: The names to remove.
///   - models: The models whose lists lose them; nil for all models and the definitions.
///   - isIndex: Whether the file is the map's index, whose entries are below `arch`.
func dropping(
  _ features: Set<String>, of models: Set<String>?, from bytes: [UInt8], isIndex: Bool
) -> (bytes: [UInt8], removals: [MapRemoval]) {
  let layout = MapFileLayout(bytes, isIndex: isIndex)
  var found: [(range: Range<Int>, feature: String, model: String?, kind: MapRemoval.Kind)] = []
  if models == nil {
    found += layout.definitions.filter { features.contains($0.feature) }
      .map { ($0.range, $0.feature, nil, .definition) }
  }
  for model in layout.models where models?.contains(model.name) ?? true {
    found += model.listings.filter { features.contains($0.feature) }
      .map { ($0.range, $0.feature, model.name, $0.kind) }
  }
  found.sort { $0.range.lowerBound < $1.range.lowerBound }

  var result: [UInt8] = []
  var removals: [MapRemoval] = []
  var kept = 0
  var (line, counted) = (1, 0)
  for item in found {
    line += bytes[counted..<item.range.lowerBound].count { $0 == newline }
    counted = item.range.lowerBound
    removals.append(MapRemoval(feature: item.feature, model: item.model, kind: item.kind, line: line))
    let range = wholeLines(around: item.range, in: bytes) ?? item.range
    if kept < range.lowerBound { result += bytes[kept..<range.lowerBound] }
    kept = max(kept, range.upperBound)
  }
  result += bytes[kept...]
  return (result, removals)
}

private let newline = UInt8(ascii: "\n")

/// The complete lines of a range if they contain nothing else but blanks; nil if they are shared.
private func wholeLines(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
  let start = bytes[..<range.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
  let end = bytes[range.upperBound...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.count
  func isBlank(_ part: ArraySlice<UInt8>) -> Bool { part.allSatisfy { " \t\r\n".utf8.contains($0) } }
  guard isBlank(bytes[start..<range.lowerBound]), isBlank(bytes[range.upperBound..<end]) else { return nil }
  return start..<end
}
