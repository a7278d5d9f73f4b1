internal import X86CPU
internal import XMLReading

/// A guest's memory in parts, by the pages and the host's NUMA nodes that its definition asks for: what a host must have free.
///
/// A migration keeps the numbers of the nodes, so the target needs room on nodes of the same numbers.
///
/// - SeeAlso: libvirt docs/formatdomain.rst, NUMA Node Tuning (`memory`, `memnode`), Memory Backing (`hugepages`).
public struct GuestMemory: Sendable, Hashable, Codable {
  /// The parts, those with the same pages and nodes as one.
  public var parts: [Part] = []
  /// Whether the definition asks for something that could not be read, so that what it needs is unknown.
  public var isUnclear = false

  /// Memory that lies alike.
  public struct Part: Sendable, Hashable, Codable {
    /// KiB.
    public var size: Int
    /// The size of its pages in KiB; 0 for the host's default size of huge pages; nil for ordinary pages.
    public var page: Int?
    /// The host's NUMA nodes on which it has to lie, ascending; nil for any.
    public var nodes: [Int]?

    /// A part of that many KiB.
    public init(size: Int, page: Int? = nil, nodes: [Int]? = nil) {
      self.size = size
      self.page = page
      self.nodes = nodes
    }
  }

  /// Parts that are known.
  public init(parts: [Part]) { self.parts = parts }

  /// Reads a guest's definition.
  ///
  /// - Parameter memory: The guest's memory in bytes; nil if unknown.
  public init(definition bytes: [UInt8], memory: Int?) {
    let total = memory.map { ($0 + 1023) / 1024 }
    let isSpecial = bytes.contains("<numatune") || bytes.contains("<hugepages")
    guard isSpecial else {
      parts = total.map { [Part(size: $0)] } ?? []
      return
    }
    var layout = MemoryLayout()
    do throws(XMLError) { try layout.read(XMLCursor(bytes)) } catch { layout.isUnclear = true }
    if let total { parts = layout.parts(of: total) }
    isUnclear = layout.isUnclear || total == nil
  }

  /// Whether every host with enough memory has room for it: no huge pages, no binding, nothing unclear.
  public var isOrdinary: Bool { !isUnclear && parts.allSatisfy { $0.page == nil && $0.nodes == nil } }
}

/// What a definition says of the guest's cells, of pages, and of the host's nodes.
private struct MemoryLayout {
  var isUnclear = false
  /// The guest's own NUMA cells, with their memory in KiB.
  private var cells: [(number: Int, size: Int)] = []
  /// Sizes of huge pages, with the guest's cells that they are for; nil for all.
  private var pages: [(size: Int, cells: Set<Int>?)] = []
  private var wantsHugePages = false
  /// The host's nodes of all memory, and of single cells of the guest; an empty list binds nothing.
  private var nodes: [Int] = []
  private var nodesByCell: [Int: [Int]] = [:]

  mutating func read(_ domain: XMLCursor) throws(XMLError) {
    var layout = self
    try domain.forEachChild { child throws(XMLError) in
      switch child.name {
      case "numatune":
        try child.forEachChild { part throws(XMLError) in layout.readBinding(part) }
      case "memoryBacking":
        try child.forEachChild { part throws(XMLError) in
          guard part.name == "hugepages" else { return }
          layout.wantsHugePages = true
          try part.forEachChild { page throws(XMLError) in
            guard page.name == "page" else { return }
            let cells = page.attribute("nodeset").map { layout.numbers($0) }
            layout.pages.append((layout.kibibytes(page, "size"), cells.map { Set($0) }))
          }
        }
      case "cpu":
        try child.forEachChild { part throws(XMLError) in
          guard part.name == "numa" else { return }
          try part.forEachChild { cell throws(XMLError) in
            guard cell.name == "cell" else { return }
            let number = cell.attribute("id").flatMap { Int($0) } ?? layout.cells.count
            layout.cells.append((number, layout.kibibytes(cell, "memory")))
          }
        }
      default: break
      }
    }
    self = layout
  }

  /// Strict and restrictive bind; preferred and interleave are wishes, and numad chooses again on each host.
  private mutating func readBinding(_ part: XMLCursor) {
    guard ["strict", "restrictive"].contains(part.attribute("mode") ?? "strict"),
      part.attribute("placement") != "auto", let set = part.attribute("nodeset")
    else { return }
    switch part.name {
    case "memory": nodes = numbers(set)
    case "memnode":
      if let cell = part.attribute("cellid").flatMap({ Int($0) }) {
        nodesByCell[cell] = numbers(set)
      } else {
        isUnclear = true
      }
    default: break
    }
  }

  /// The numbers of a set as libvirt writes it, such as `1-4,^2`.
  private mutating func numbers(_ text: String) -> [Int] {
    var found: Set<Int> = []
    for part in text.split(separator: ",") {
      let isLeftOut = part.first == "^"
      guard let range = LogicalCPUList.range(isLeftOut ? part.dropFirst() : part), range.count <= 1024 else {
        isUnclear = true
        continue
      }
      if isLeftOut { found.subtract(range) } else { found.formUnion(range) }
    }
    if found.isEmpty { isUnclear = true }
    return found.sorted()
  }

  /// libvirt writes KiB; what is written by hand in another unit is unclear.
  private mutating func kibibytes(_ element: XMLCursor, _ name: String) -> Int {
    guard element.attribute("unit") ?? "KiB" == "KiB",
      let size = element.attribute(name).flatMap({ Int($0) }), (1...1 << 40).contains(size)
    else {
      isUnclear = true
      return 1
    }
    return size
  }

  /// Pages for the guest's cell come first, then those for all.
  ///
  /// - SeeAlso: libvirt src/qemu/qemu_command.c, qemuBuildMemoryGetPagesize.
  private func page(ofCell cell: Int) -> Int? {
    guard wantsHugePages else { return nil }
    if pages.isEmpty { return 0 }
    return (pages.first { $0.cells?.contains(cell) ?? false } ?? pages.first { $0.cells == nil })?.size
  }

  mutating func parts(of total: Int) -> [GuestMemory.Part] {
    var sizes: [GuestMemory.Part: Int] = [:]
    func add(_ size: Int, _ cell: Int) {
      let own = nodesByCell[cell] ?? nodes
      let part = GuestMemory.Part(size: 0, page: page(ofCell: cell), nodes: own.isEmpty ? nil : own)
      sizes[part, default: 0] += size
    }
    let inCells = cells.reduce(0) { $0 + $1.size }
    if cells.isEmpty { add(total, 0) }
    for cell in cells { add(cell.size, cell.number) }
    if !cells.isEmpty, inCells < total {
      // Memory devices lie in one of the cells: only where all cells are alike is it clear where.
      let isAlike = sizes.count == 1
      isUnclear = isUnclear || !isAlike
      if let first = cells.first { add(total - inCells, first.number) }
    }
    return sizes.map { GuestMemory.Part(size: $0.value, page: $0.key.page, nodes: $0.key.nodes) }.sorted {
      a, b in
      let (one, other) = (a.page ?? -1, b.page ?? -1)
      return one == other ? (a.nodes ?? []).lexicographicallyPrecedes(b.nodes ?? []) : one < other
    }
  }
}
