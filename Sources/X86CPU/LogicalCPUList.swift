/// Numbers of logical CPUs as the kernel writes lists of them: `0-3,8`.
///
/// - SeeAlso: linux 6.1 Documentation/admin-guide/cputopology.rst; `/sys/devices/system/cpu/online`.
public struct LogicalCPUList: Sendable, Hashable, CustomStringConvertible {
  /// The numbers, in ascending order, each once.
  public let numbers: [Int]

  /// A list of the given numbers.
  public init(_ numbers: some Sequence<Int>) { self.numbers = Set(numbers).sorted() }

  /// Reads a list; parts that are no numbers or ranges, and numbers from 65536 on, are passed over.
  public init(parsing text: String) {
    self.init(
      text.split(separator: ",").flatMap { part -> [Int] in
        let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
          Int($0.filter { !$0.isWhitespace })
        }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count < 3, first <= last,
          first >= 0,
          last < 65536
        else { return [] }
        return Array(first...last)
      })
  }

  /// The list as the kernel writes it.
  public var description: String {
    var parts: [(first: Int, last: Int)] = []
    for number in numbers {
      if let last = parts.last, number == last.last + 1 {
        parts[parts.count - 1].last = number
      } else {
        parts.append((number, number))
      }
    }
    return parts.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }.joined(separator: ",")
  }
}
