#if DEBUG
  internal import CSandbox
  internal import Glibc

  /// A parser that a document has taken over, in test builds alone: it does what the document says.
  package enum HostileParser {
    /// How a document begins that takes it over.
    package static let mark = "hostile parser: "

    /// Does what a document says, and gives what came of it: a name and an errno each, or nothing where the worker has ended.
    ///
    /// - Returns: Nil for any other document.
    package static func result(of document: [UInt8]) -> String? {
      guard document.starts(with: mark.utf8) else { return nil }
      let words = String(decoding: document.dropFirst(mark.utf8.count), as: UTF8.self).split {
        $0.isWhitespace
      }
      return words.map { word in
        exceed(String(word))
        return "\(word) \(unsafe sandbox_attempt(String(word)))"
      }.joined(separator: ", ")
    }

    /// Takes more than a worker may, if that is asked for.
    private static func exceed(_ what: String) {
      switch what {
      case "take-time": while true { sched_yield() }
      case "take-memory":
        var blocks: [[UInt8]] = []
        while true { blocks.append([UInt8](repeating: 1, count: 1 << 20)) }
      case "crash": fatalError("a crash that a test asked for")
      case "answer-much":
        let block = [UInt8](repeating: 0xff, count: 1 << 16)
        while unsafe write(1, block, block.count) > 0 {}
      case "answer-nonsense":
        _ = unsafe write(1, [3, 0, 0, 0, 0x5b, 0x5b, 0x5b], 7)
        _exit(0)
      default: break
      }
    }
  }
#endif
