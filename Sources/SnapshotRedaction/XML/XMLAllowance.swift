/// What may stay of an element: attributes, its text, and elements within.
struct XMLAllowance: Sendable {
  /// The attributes in the order of the list.
  var attributes: [(name: String, value: Value)] = []
  /// What may stay of the text; nil for an element that is not read for its text.
  var text: Value?
  var children: [String: XMLAllowance] = [:]
  /// Whether elements of the same name stay within, by the same list.
  var isRecursive = false
  /// Whether of the elements within only known namespaces stay.
  var keepsNamespaces = false
  private var name = ""

  /// How a value may stay.
  enum Value: String, Sendable {
    /// As it is, if it is one plain word.
    case token
    /// As it is if every machine has this path, else as a pseudonym.
    case path
    /// As a pseudonym.
    case name, guest, uuid
    /// As it is, if it is a number.
    case number
    /// What it begins with, if that tells a manager.
    case owner
    /// As it is, if it is the name of a maker of CPUs in CPUID.
    case vendor
  }

  /// Reads a list: an element a line, indented by two blanks a level, several of one kind separated by `|`.
  ///
  /// `@NAME` and `@NAME:VALUE` are attributes, `#` and `#VALUE` the text, `^` an element that can be within itself, `~` one whose
  /// elements leave their namespaces. A value that is not given is a token.
  init(list: String) {
    var open: [(names: [String], allowance: XMLAllowance)] = [([""], XMLAllowance())]
    func close(to depth: Int, _ open: inout [(names: [String], allowance: XMLAllowance)]) {
      while open.count > depth + 1, let (names, allowance) = open.popLast() {
        for name in names {
          var named = allowance
          named.name = name
          open[open.count - 1].allowance.children[name] = named
        }
      }
    }
    for line in list.split(separator: "\n") {
      let depth = line.prefix { $0 == " " }.count / 2
      close(to: depth, &open)
      let words = line.split(separator: " ")
      guard let names = words.first else { continue }
      var allowance = XMLAllowance()
      for word in words.dropFirst() {
        let parts = word.dropFirst().split(separator: ":")
        let value = { (text: Substring?) in text.flatMap { Value(rawValue: String($0)) } ?? .token }
        switch word.first {
        case "@": allowance.attributes.append((String(parts[0]), value(parts.dropFirst().first)))
        case "#": allowance.text = value(parts.first)
        case "^": allowance.isRecursive = true
        default: allowance.keepsNamespaces = true
        }
      }
      open.append((names.split(separator: "|").map(String.init), allowance))
    }
    close(to: 0, &open)
    self = open[0].allowance
  }

  private init() {}

  /// What may stay of an element within; nil if it may not stay.
  func allowance(of element: String) -> XMLAllowance? {
    isRecursive && element == name ? self : children[element]
  }
}

extension XMLAllowance {
  /// `virsh dumpxml`.
  ///
  /// - SeeAlso: libvirt docs/formatdomain.rst.
  static let domain = XMLAllowance(list: domainList)
  /// `virsh capabilities`.
  ///
  /// - SeeAlso: libvirt docs/formatcaps.rst.
  static let capabilities = XMLAllowance(list: capabilitiesList)
  /// `virsh domcapabilities`.
  ///
  /// - SeeAlso: libvirt docs/formatdomaincaps.rst.
  static let domainCapabilities = XMLAllowance(list: domainCapabilitiesList)
  /// A file of libvirt's CPU map.
  ///
  /// - SeeAlso: libvirt src/cpu/cpu_map.c and src/cpu/cpu_x86.c.
  static let cpuMap = {
    let entries = XMLAllowance(list: cpuMapList).children
    var map = XMLAllowance(list: "cpus\n  arch @name")
    map.children["cpus"]?.children["arch"]?.children = entries
    map.children["cpus"]?.children.merge(entries) { own, _ in own }
    return map
  }()
}
