/// The positions of features and models in one file of a CPU map.
struct MapFileLayout {
  struct Definition {
    var feature: String
    var range: Range<Int>
  }

  struct Model {
    var name: String
    var ancestor: String?
    var listings: [Listing] = []
  }

  struct Listing {
    var feature: String
    var kind: MapRemoval.Kind
    var range: Range<Int>
  }

  private(set) var definitions: [Definition] = []
  private(set) var models: [Model] = []

  /// Scans a file: the index's `arch[@name='x86']`, or the root of an included file.
  init(_ bytes: [UInt8], isIndex: Bool) {
    let root = MarkupElement.elements(of: bytes).first
    let parent =
      isIndex
      ? root?.children.first { $0.name == "arch" && $0.attributes["name"] == "x86" } : root
    for element in parent?.children ?? [] {
      guard let name = element.attributes["name"] else { continue }
      switch element.name {
      case "feature": definitions.append(Definition(feature: name, range: element.range))
      case "model": models.append(Self.model(name, element))
      default: continue
      }
    }
  }

  private static func model(_ name: String, _ element: MarkupElement) -> Model {
    var model = Model(
      name: name, ancestor: element.children.first { $0.name == "model" }?.attributes["name"])
    for child in element.children where child.name == "feature" {
      guard let feature = child.attributes["name"] else { continue }
      let kind: MapRemoval.Kind =
        child.attributes["removed"] == "yes" ? .removed : child.attributes["added"] == "yes" ? .added : .plain
      model.listings.append(Listing(feature: feature, kind: kind, range: child.range))
    }
    return model
  }
}
