/// Two flat lists of numbers, in order: leaf, subleaf and four registers; index and value of an MSR.
extension CPUIDTable: Codable {
  private enum Key: String, CodingKey { case leaves, msrs }

  /// Reads the lists.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let (numbers, values) = (
      try container.decode([UInt32].self, forKey: .leaves), try container.decode([UInt64].self, forKey: .msrs)
    )
    guard numbers.count.isMultiple(of: 6), values.count.isMultiple(of: 2) else {
      throw DecodingError.dataCorruptedError(
        forKey: .leaves, in: container, debugDescription: "a list ends within an entry")
    }
    self.init()
    for start in stride(from: 0, to: numbers.count, by: 6) {
      leaves[CPUIDLeaf(eax: numbers[start], ecx: numbers[start + 1])] = CPUIDRegisters(
        eax: numbers[start + 2], ebx: numbers[start + 3], ecx: numbers[start + 4], edx: numbers[start + 5])
    }
    for start in stride(from: 0, to: values.count, by: 2) {
      guard let index = UInt32(exactly: values[start]) else { continue }
      msrs[index] = values[start + 1]
    }
  }

  /// Writes the lists, sorted.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let numbers = leaves.sorted { $0.key < $1.key }.flatMap { leaf, registers in
      [leaf.eax, leaf.ecx, registers.eax, registers.ebx, registers.ecx, registers.edx]
    }
    try container.encode(numbers, forKey: .leaves)
    try container.encode(
      msrs.sorted { $0.key < $1.key }.flatMap { [UInt64($0.key), $0.value] }, forKey: .msrs)
  }
}
