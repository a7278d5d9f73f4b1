import Benchmark
import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU
import X86CPU

/// A dump of 64 leaves as `cpuid -1 -r` prints it, of an invented CPU.
private func dumpText() -> [UInt8] {
  var lines = ["CPU:"]
  func digits(_ value: UInt32, _ count: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: count - text.count) + text
  }
  func add(_ leaf: UInt32, _ subleaf: UInt32, _ words: [UInt32]) {
    let registers = zip(["eax", "ebx", "ecx", "edx"], words).map { "\($0)=0x\(digits($1, 8))" }
    lines.append("   0x\(digits(leaf, 8)) 0x\(digits(subleaf, 2)): \(registers.joined(separator: " "))")
  }
  add(0, 0, [0x1b, 0x756e_6547, 0x6c65_746e, 0x4965_6e69])
  add(1, 0, [0x000606a6, 0x0010_0800, 0x7ffe_fbff, 0xbfeb_fbff])
  add(7, 0, [2, 0xf1bf_97a9, 0x0040_5fce, 0xfc10_0510])
  for leaf: UInt32 in [2, 3, 5, 6] + Array(8...0x1b) { add(leaf, 0, [leaf, 0x55, 0xaa, 0x1234_5678]) }
  for subleaf: UInt32 in 0..<12 { add(4, subleaf, [0x121 + subleaf, 0x02c0_003f, 63, 0]) }
  for subleaf: UInt32 in 1..<9 { add(0x0d, subleaf, [0x100, 0x240, 0, 0]) }
  add(0x8000_0000, 0, [0x8000_0010, 0, 0, 0])
  for leaf: UInt32 in 0x8000_0001...0x8000_0010 { add(leaf, 0, [0x3030, 0x21, 0x121, 0x2c10_0800]) }
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration.metrics = [.wallClock, .mallocCountTotal]
  let document = Document(name: "dump", bytes: dumpText())
  guard let reading = try? Reader.read(document), case .registers(let dump) = reading.cpus[0] else {
    fatalError("the dump does not read")
  }
  let table = dump.cpus[0].table
  let decoder = FeatureDecoder(.standard)

  let capabilities = Document(name: "capabilities", bytes: sampleCapabilities())
  let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
  func host(_ document: Document) throws(ReadError) -> HostCPU {
    try interpreter.host(try Reader.read(document).selecting(document), in: document)
  }
  guard (try? host(capabilities)) != nil else { fatalError("the capabilities do not read") }

  Benchmark(
    "\(capabilities.bytes.count) bytes of capabilities to HostCPU", configuration: .init(scalingFactor: .kilo)
  ) {
    benchmark in
    for _ in benchmark.scaledIterations { blackHole(try? host(capabilities)) }
  }
  Benchmark("decode \(table.leaves.count) leaves", configuration: .init(scalingFactor: .kilo)) { benchmark in
    for _ in benchmark.scaledIterations { blackHole(decoder.decode(table)) }
  }
  Benchmark("read \(table.leaves.count) leaves of text", configuration: .init(scalingFactor: .kilo)) {
    benchmark in
    for _ in benchmark.scaledIterations { blackHole(try? Reader.read(document)) }
  }
}
