/// Elements in the order of their first appearance, each once; adding takes constant time however many there are.
public struct UniqueList<Element: Hashable & Sendable>: Sendable, Hashable {
  /// The elements, in order.
  public private(set) var elements: [Element] = []
  private var seen: Set<Element> = []

  /// Creates an empty list.
  public init() {}

  /// Creates a list of a sequence's elements.
  public init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// Adds an element unless it is there; says whether it was added.
  @discardableResult
  public mutating func append(_ element: Element) -> Bool {
    guard seen.insert(element).inserted else { return false }
    elements.append(element)
    return true
  }

  /// Whether the element is there.
  public func contains(_ element: Element) -> Bool { seen.contains(element) }
}

extension UniqueList: Codable where Element: Codable {
  /// Reads a list; elements that come again are left out.
  public init(from decoder: any Decoder) throws { self.init(try [Element](from: decoder)) }

  /// Writes the elements in order.
  public func encode(to encoder: any Encoder) throws { try elements.encode(to: encoder) }
}
