import FoundationEssentials
import Glibc

// Writes the tables in Data/ into Swift (Scripts/generate-tables, from the package's root), or, with `refresh PATH…`, says what
// sources and installed releases have that the tables do not (Scripts/refresh-tables).
let arguments = CommandLine.arguments.dropFirst()
do {
  if arguments.first == "refresh" {
    guard arguments.count > 1 else {
      print("usage: Scripts/refresh-tables SOURCE|ROOT…")
      exit(64)
    }
    var differs = false
    for path in arguments.dropFirst() {
      for report in try refreshReports(of: path) {
        print(report.text, terminator: "")
        differs = differs || !report.findings.isEmpty
      }
    }
    exit(differs ? 1 : 0)
  }
  for table in try generatedTables(packageRoot: ".") {
    try table.source.write(toFile: table.path, atomically: true, encoding: .utf8)
    print(table.path)
  }
} catch {
  print("generate-tables: \(error)")
  exit(65)
}
