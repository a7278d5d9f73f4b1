internal import X86CPU

/// A line of numbers and labels, from which a row of registers follows: `leaf 0x7, subleaf 0: eax=… ebx=… ecx=… edx=…`.
struct RegisterLine {
  /// What stands before a number.
  enum Label: Hashable {
    case leaf
    case subleaf
    case register(CPUIDRegister)
    /// The logical CPU by its number.
    case cpu
    /// A part of the CPU's place: socket, core, thread.
    case place(String)
  }

  /// A number of the line, and what stands before it.
  struct Number {
    var label: Label?
    var number: RegisterNumber
    /// Whether it can be a register without a name: eight digits, or marked as hexadecimal.
    var isWide: Bool { number.digits == 8 || number.isMarked && number.digits <= 8 }
    /// Whether a register's name stands before it.
    var isNamedRegister: Bool {
      if case .register = label { true } else { false }
    }
  }

  private(set) var numbers: [Number] = []
  /// Whether every word before the registers is a known one.
  private(set) var isKnown = true
  /// Whether the line has words that are not labels.
  private(set) var words = 0

  /// Takes a line apart, up to its registers, since what follows them is a decoding.
  ///
  /// O(bytes).
  init(_ line: LineCursor) {
    var label: Label?
    var wide = 0
    for token in Tokens(line.unread) {
      switch token {
      case .number(let value):
        let number = Number(label: label, number: value)
        if wide >= 4, !number.isWide, label == nil { return }
        label = nil
        numbers.append(number)
        if number.isWide { wide += 1 }
      case .word(let word):
        if let found = Self.labels[word] {
          label = found
        } else if let expected = label, case .register = expected,
          let number = RegisterNumber(rest: Array(word.utf8)[...])
        {
          // A value that is spelled by letters alone, such as dead.
          numbers.append(Number(label: label, number: number))
          label = nil
        } else if !Self.fillers.contains(word) {
          words += 1
          if wide >= 4 { return }
          isKnown = false
          label = nil
        }
      }
    }
  }

  /// The leaf, subleaf and registers; nil if the numbers have no such shape.
  func row(at line: Int) -> RegisterColumns.Row? {
    guard isKnown else { return nil }
    var (leaf, subleaf): (RegisterNumber?, RegisterNumber?) = (nil, nil)
    var named: [CPUIDRegister: RegisterNumber] = [:]
    var free: [Number] = []
    let counts = numbers.reduce(into: [:] as [Label: Int]) { counts, number in
      if let label = number.label { counts[label, default: 0] += 1 }
    }
    let hasNames = counts[.register(.ebx)] != nil
    for found in numbers {
      switch found.label {
      case .leaf: leaf = leaf ?? found.number
      case .subleaf: subleaf = subleaf ?? found.number
      case .register(let register):
        // The input's EAX and ECX stand before the answer's.
        if register == .eax, leaf == nil, counts[.register(.eax)] == 2 || !hasNames {
          leaf = found.number
        } else if register == .ecx, subleaf == nil, named[.ebx] == nil,
          counts[.register(.ecx)] == 2 || !hasNames
        {
          subleaf = found.number
        } else {
          guard named.updateValue(found.number, forKey: register) == nil else { return nil }
        }
      case .cpu, .place: break
      case nil: free.append(found)
      }
    }
    var values = CPUIDRegister.allCases.compactMap { named[$0] }
    if named.isEmpty {
      guard free.count >= 4, free.suffix(4).allSatisfy(\.isWide) else { return nil }
      values = free.suffix(4).map(\.number)
      free.removeLast(4)
    }
    guard values.count == 4 else { return nil }
    if leaf == nil, !free.isEmpty { leaf = free.removeFirst().number }
    if subleaf == nil, !free.isEmpty { subleaf = free.removeFirst().number }
    guard free.isEmpty, let leaf else { return nil }
    return RegisterColumns.Row(line: line, leaf: leaf, subleaf: subleaf, registers: values, place: place)
  }

  /// The logical CPU that the line names; nil if it names none.
  var place: CPUPlace? {
    var place = CPUPlace()
    for number in numbers {
      switch number.label {
      case .cpu: place.number = number.number.decimal.flatMap { Int(exactly: $0) }
      case .place(let kind): place.parts.append("\(kind) \(number.number.hexadecimal)")
      default: break
      }
    }
    return place == CPUPlace() ? nil : place
  }

  private static let labels: [String: Label] = [
    "cpuid": .leaf, "leaf": .leaf, "function": .leaf, "func": .leaf, "fn": .leaf, "subleaf": .subleaf,
    "sl": .subleaf, "sub": .subleaf, "index": .subleaf, "idx": .subleaf, "subfunction": .subleaf,
    "subfn": .subleaf, "subfunc": .subleaf, "eax": .register(.eax), "ebx": .register(.ebx),
    "ecx": .register(.ecx), "edx": .register(.edx), "cpu": .cpu, "processor": .cpu, "lp": .cpu, "lcpu": .cpu,
    "core": .place("core"), "thread": .place("thread"), "socket": .place("socket"),
    "package": .place("package"), "node": .place("node"), "die": .place("die"), "group": .place("group"),
  ]
  private static let fillers: Set<String> = [
    "in", "input", "out", "output", "logical", "raw", "and", "on", "registers",
  ]
}

/// The place of a logical CPU in a dump: a number, or words such as socket, core and thread.
struct CPUPlace: Hashable {
  /// The number that the dump gives the CPU itself.
  var number: Int?
  /// The parts of its place, in the dump's order.
  var parts: [String] = []
}

/// Numbers and words of a line.
private struct Tokens: Sequence, IteratorProtocol {
  enum Token {
    case number(RegisterNumber)
    /// In small letters.
    case word(String)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> Token? {
    rest = rest.drop { !Self.isWordByte($0) }
    let word = rest.prefix(while: Self.isWordByte)
    guard !word.isEmpty else { return nil }
    rest = rest[word.endIndex...]
    if let number = RegisterNumber(word) {
      return .number(number)
    }
    // A number right behind its label, as in CPU3 or leaf7.
    let letters = word.prefix { !(0x30...0x39).contains($0) }
    if letters.count > 1, letters.count < word.count, RegisterNumber(rest: word[letters.endIndex...]) != nil {
      rest = word[letters.endIndex...] + rest
      return .word(Self.text(letters))
    }
    return .word(Self.text(word))
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased()
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x80...: true
    default: false
    }
  }
}

/// A number as a dump or table writes it, before it is known to be decimal or hexadecimal.
struct RegisterNumber {
  /// Its value if it is hexadecimal.
  var hexadecimal: UInt64
  /// Its value if it is decimal; nil if it cannot be.
  var decimal: UInt64?
  /// The number of digits.
  var digits: Int
  /// Whether `0x` or `h` marks it as hexadecimal.
  var isMarked: Bool

  /// Reads a whole word; nil if it is not a number of at most 16 digits.
  ///
  /// A word of letters alone is a number only with eight digits or one.
  init?(_ word: ArraySlice<UInt8>) {
    self.init(rest: word)
    let hasDigit = word.contains { (0x30...0x39).contains($0) }
    guard hasDigit || digits == 8 && word.count == 8 || word.count == 1 else { return nil }
  }

  /// Whether a field is written in binary, as in `0b1010`.
  static func isBinary(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 2, word.first == UInt8(ascii: "0"), word.dropFirst().first.map({ $0 | 0x20 }) == 0x62
    else { return false }
    return word.dropFirst(2).allSatisfy { $0 == 0x30 || $0 == 0x31 || $0 == 0x5f }
  }

  /// Reads digits, letters alone too, where a number has to stand.
  init?(rest word: ArraySlice<UInt8>) {
    // Hexadecimal digits without a mark begin with 0 only where they are padded to eight.
    if word.count != 8, Self.isBinary(word) { return nil }
    var digits = word
    isMarked = digits.starts(with: "0x".utf8) || digits.starts(with: "0X".utf8)
    if isMarked { digits = digits.dropFirst(2) }
    if let last = digits.last, last | 0x20 == UInt8(ascii: "h"), digits.count > 1 {
      digits = digits.dropLast()
      isMarked = true
    }
    (hexadecimal, decimal, self.digits) = (0, isMarked ? nil : 0, 0)
    for byte in digits where byte != UInt8(ascii: "_") {
      guard let digit = hexDigit(byte), self.digits < 16 else { return nil }
      hexadecimal = hexadecimal << 4 | UInt64(digit)
      decimal = digit < 10 ? decimal.map { $0 * 10 + UInt64(digit) } : nil
      self.digits += 1
    }
    guard self.digits > 0, digits.first != UInt8(ascii: "_"), digits.last != UInt8(ascii: "_") else {
      return nil
    }
  }
}

extension LineCursor {
  /// How many numbers of the line can be registers: groups of eight hexadecimal digits.
  var wideNumbers: Int {
    RegisterLine(self).numbers.count { $0.isWide }
  }
}
