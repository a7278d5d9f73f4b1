import CPUCatalog
import CPUCompatibility
import CPUReaders
import ConfigurationLint
import FailureMessages
import FileAccess
import Glibc
import GuestVerdicts
import HostSnapshots
import LibvirtCPU
import SnapshotRedaction

// reader-steps                          the names of all shapes
// reader-steps SHAPE N                  a document of that shape with N items, on standard output
// reader-steps SHAPE FILE               reads that document; who counts the steps is Scripts/check-complexity
// reader-steps SHAPE FILE --memory      reads it, and prints the peak of resident memory before and after, in KiB

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  for shape in Shape.all { print(shape.name) }
  exit(0)
}
guard let shape = Shape.all.first(where: { $0.name == arguments[1] }) else {
  print("reader-steps: there is no shape \(arguments[1])")
  exit(64)
}
if let count = Int(arguments[2]) {
  print(shape.document(count), terminator: "")
  exit(0)
}
let bytes = try WholeFile.read(arguments[2], limit: 64 << 20)
let before = peakOfMemory()
shape.subject.read(bytes)
if arguments.contains("--memory") { print(before, peakOfMemory()) }
exit(0)

/// The most memory that the process has had at a time, in KiB.
func peakOfMemory() -> Int {
  var usage = rusage()
  _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss
}

/// What reads a document.
enum Subject {
  case reader, linter, messages, policy, map, redaction

  /// Reads the whole document; that it is refused is an answer too.
  func read(_ bytes: [UInt8]) {
    let document = Document(name: "input", bytes: bytes)
    switch self {
    case .reader:
      let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
      guard let reading = try? Reader.read(document) else { return }
      for cpu in reading.cpus { _ = try? interpreter.profiled(cpu, in: document) }
    case .linter:
      let linter = Linter(catalog: .standard, map: .builtin, mapTitle: "built in")
      _ = try? linter.lint(bytes, name: "input")
    case .messages:
      var scanner = MessageScanner(name: "input")
      scanner.read(bytes)
      scanner.finish()
      _ = MessageReport([scanner], stack: MessageStack(), catalog: .standard, martlet: "1.0", inputs: [])
    case .policy: _ = try? CompatibilityPolicy(yaml: bytes, name: "input", catalog: .standard)
    case .map: _ = try? CPUMap.load(files: ["cpu_map.xml": bytes], source: "input")
    case .redaction:
      guard let snapshot = try? Snapshot(json: bytes) else { return }
      _ = snapshot.redacted().json()
    }
  }
}
