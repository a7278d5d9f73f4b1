import FoundationEssentials
import Glibc

// Writes the tables in Data/ into Swift; run by Scripts/generate-tables from the package's root.
do {
  for table in try generatedTables(packageRoot: ".") {
    try table.source.write(toFile: table.path, atomically: true, encoding: .utf8)
    print(table.path)
  }
} catch {
  print("generate-tables: \(error)")
  exit(65)
}
