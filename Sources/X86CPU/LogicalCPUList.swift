/// A set of logical CPU numbers in the kernel's list notation, such as `0-3,8`.
///
/// - SeeAlso: linux 6.1 Documentation/admin-guide/cputopology.rst; `/sys/devices/system/cpu/online`.
public struct LogicalCPUList: Sendable, Hashable, CustomStringConvertible {
  /// The numbers, in ascending order, each once.
  public let numbers: [Int]

  /// Creates a list; order and repetition do not matter.
  public init(_ numbers: some Sequence<Int>) { self.numbers = Set(numbers).sorted() }

  /// Reads a list.
  ///
  /// It skips parts that are not numbers or ranges, and numbers from 65536 on.
  public init(parsing text: String) {
    self.init(
      text.split(separator: ",").flatMap { part -> [Int] in Self.range(part).map { Array($0) } ?? [] })
  }

  /// The numbers of one part of a list, `8` or `0-3`; nil for anything else, and for numbers from 65536 on.
  package static func range(_ part: Substring) -> ClosedRange<Int>? {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
      Int($0.filter { !$0.isWhitespace })
    }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count < 3, first <= last,
      first >= 0, last < 65536
    else { return nil }
    return first...last
  }

  /// The list in the kernel's notation.
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
