public import CPUReaders
public import MartletQuestions
public import ReportContract
internal import YAMLNodes

/// How much of each host guests may have.
public struct HostCapacity: Sendable, Hashable, Codable {
  /// Memory that every host keeps for itself, in MiB.
  public var reserved = 512
  /// How much of the rest guests may have, in percent.
  public var memoryPercent = 100
  /// How many virtual CPUs there may be, in percent of a host's logical CPUs; nil for any number.
  public var cpuPercent: Int?
  /// The hosts' default size of huge pages in KiB, which guests get that name none; nil if unknown.
  ///
  /// - SeeAlso: linux Documentation/admin-guide/mm/hugetlbpage.rst, Hugepagesize in /proc/meminfo.
  public var defaultHugePage: Int?
  /// What single hosts have otherwise, by their names.
  public var hosts: [String: Host] = [:]

  /// What one host has; nil leaves what the records and the general numbers say.
  public struct Host: Sendable, Hashable, Codable {
    /// Memory for guests and for the host itself, in MiB.
    public var memory: Int?
    /// Virtual CPUs that its guests may have together.
    public var cpus: Int?
    /// Memory that it keeps for itself, in MiB.
    public var reserved: Int?
    /// Whether guests may arrive.
    public var takesGuests: Bool?
    /// The number of huge pages for guests, by their size in KiB.
    public var hugePages: [String: Int]?
    /// What guests that are bound to a NUMA node can have of it, by the node's number.
    public var cells: [String: Cell]?
  }

  /// What guests that are bound to a NUMA node can have of it; nil leaves what the records say.
  public struct Cell: Sendable, Hashable, Codable {
    /// Memory outside huge pages, in MiB.
    public var memory: Int?
    /// The number of huge pages, by their size in KiB.
    public var hugePages: [String: Int]?
  }

  /// The numbers without a file: hosts keep what Nova's hosts keep by default, memory is not overcommitted, and CPUs do not limit.
  ///
  /// - SeeAlso: Nova's configuration reference, reserved_host_memory_mb (docs.openstack.org/nova/latest/configuration/config.html).
  public static let standard = HostCapacity()

  /// Reads a file in YAML or JSON; what is left out keeps its standard value.
  ///
  /// - Throws: `badInput` with the line, for what is no YAML, unknown keys and numbers out of range.
  /// - SeeAlso: `Examples/drain-capacity.yaml`.
  public init(_ document: Document) throws(QuestionError) {
    self = .standard
    guard let root = try NodeReader.root(document) else { return }
    let reader = NodeReader(name: document.name)
    for (key, node, value) in try reader.pairs(root, "the file") {
      switch key {
      case "reserved-mib": reserved = try reader.number(value, key, Self.memory)
      case "memory-percent": memoryPercent = try reader.number(value, key, 1...1000)
      case "cpu-percent": cpuPercent = try reader.number(value, key, 1...100_000)
      case "default-huge-page-kib": defaultHugePage = try reader.number(value, key, Self.pageSizes)
      case "hosts":
        for (name, _, value) in try reader.pairs(value, key) { hosts[name] = try Self.host(value, reader) }
      default:
        throw reader.error(
          "no key is called \(key); use reserved-mib, memory-percent, cpu-percent, default-huge-page-kib, hosts",
          node)
      }
    }
  }

  private init() {}

  private static let memory = 0...1 << 30
  private static let pageSizes = 1...1 << 30

  private static func host(_ node: YAMLNode, _ reader: NodeReader) throws(QuestionError) -> Host {
    var host = Host()
    for (key, node, value) in try reader.pairs(node, "a host") {
      switch key {
      case "memory-mib": host.memory = try reader.number(value, key, memory)
      case "cpus": host.cpus = try reader.number(value, key, 0...1_000_000)
      case "reserved-mib": host.reserved = try reader.number(value, key, memory)
      case "takes-guests":
        guard let flag = value.bool else { throw reader.error("takes-guests is yes or no", value) }
        host.takesGuests = flag
      case "huge-pages": host.hugePages = try pages(value, reader)
      case "cells":
        var cells: [String: Cell] = [:]
        for (number, node, value) in try reader.pairs(value, key) {
          guard let own = Int(number), (0...1023).contains(own), number == "\(own)" else {
            throw reader.error("a cell is named by its number, such as 0", node)
          }
          cells[number] = try cell(value, reader)
        }
        host.cells = cells
      default:
        throw reader.error(
          "no key is called \(key); use memory-mib, cpus, reserved-mib, takes-guests, huge-pages, cells",
          node)
      }
    }
    return host
  }

  private static func cell(_ node: YAMLNode, _ reader: NodeReader) throws(QuestionError) -> Cell {
    var cell = Cell()
    for (key, node, value) in try reader.pairs(node, "a cell") {
      switch key {
      case "memory-mib": cell.memory = try reader.number(value, key, memory)
      case "huge-pages": cell.hugePages = try pages(value, reader)
      default: throw reader.error("no key is called \(key); use memory-mib, huge-pages", node)
      }
    }
    return cell
  }

  private static func pages(_ node: YAMLNode, _ reader: NodeReader) throws(QuestionError) -> [String: Int] {
    var pages: [String: Int] = [:]
    for (size, node, count) in try reader.pairs(node, "huge-pages") {
      guard let kibibytes = Int(size), pageSizes.contains(kibibytes), size == "\(kibibytes)" else {
        throw reader.error("a size of pages is a number of KiB, such as 2048", node)
      }
      pages[size] = try reader.number(count, "a number of pages", 0...1 << 30)
    }
    return pages
  }
}

extension HostCapacity.Host {
  /// Whether the file says that the host has huge pages.
  var hasHugePages: Bool { (hugePageMemory ?? 0) > 0 }

  /// MiB in huge pages, of those that the file says; nil if it says none.
  var hugePageMemory: Int? {
    hugePages.map { $0.reduce(0) { $0 + (Int($1.key) ?? 0) * $1.value } / 1024 }
  }
}

extension HostCapacity: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How much of each host guests may have.",
      .field("reserved", \Self.reserved, "Memory that every host keeps for itself, in MiB."),
      .field("memoryPercent", \Self.memoryPercent, "How much of the rest guests may have, in percent."),
      .field(
        "cpuPercent", \Self.cpuPercent,
        "How many virtual CPUs there may be, in percent of logical CPUs; absent for any number."),
      .field(
        "defaultHugePage", \Self.defaultHugePage,
        "The hosts' default size of huge pages in KiB; absent if unknown."),
      .field("hosts", \Self.hosts, "What single hosts have otherwise, by their names."))
  }
}

extension HostCapacity.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What one host has; what is absent follows from its records and the general numbers.",
      .field("memory", \Self.memory, "Memory in MiB."),
      .field("cpus", \Self.cpus, "Virtual CPUs of its guests."),
      .field("reserved", \Self.reserved, "Memory that it keeps for itself, in MiB."),
      .field("takesGuests", \Self.takesGuests, "Whether guests may arrive."),
      .field("hugePages", \Self.hugePages, "The number of huge pages, by their size in KiB."),
      .field(
        "cells", \Self.cells,
        "What guests that are bound to a NUMA node can have of it, by the node's number."))
  }
}

extension HostCapacity.Cell: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What guests that are bound to a NUMA node can have of it; what is absent follows from the host's records.",
      .field("memory", \Self.memory, "Memory outside huge pages, in MiB."),
      .field("hugePages", \Self.hugePages, "The number of huge pages, by their size in KiB."))
  }
}
