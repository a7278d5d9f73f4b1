import Testing

/// Who may know whom: the table of Documentation/Modules.md.
private let allowedImports: [String: Set<String>] = [
  "X86CPU": [],
  "XMLCursor": ["CLibXML2"],
  "CPUCatalog": ["X86CPU", "Synchronization"],
  "LibvirtCPU": ["X86CPU", "XMLCursor", "Glibc"],
  "QMPReplies": ["X86CPU", "LibvirtCPU", "FoundationEssentials"],
  "CPUCompatibility": ["X86CPU", "CPUCatalog", "LibvirtCPU"],
  "HostSnapshots": ["CZlib", "FoundationEssentials"],
  "HostProbe": [
    "X86CPU", "HostSnapshots", "CHostCPU", "Subprocess", "SystemPackage", "FoundationEssentials", "Glibc",
  ],
  "QEMUClient": ["HostSnapshots", "Subprocess", "SystemPackage", "FoundationEssentials", "Glibc"],
  "LibvirtClient": ["HostSnapshots", "FoundationEssentials", "Glibc", "Synchronization"],
  "MigrationLab": [
    "X86CPU", "CPUCatalog", "CPUCompatibility", "HostSnapshots", "Subprocess", "SystemPackage",
    "Synchronization", "FoundationEssentials", "Glibc",
  ],
  "LiveMigration": [
    "XMLCursor", "HostSnapshots", "CPUCatalog", "LibvirtCPU", "CPUCompatibility", "CPUReaders",
    "CPUExplanations", "LibvirtClient", "FoundationEssentials", "Glibc", "Synchronization",
  ],
  "CPUReaders": [
    "X86CPU", "XMLCursor", "HostSnapshots", "CPUCatalog", "LibvirtCPU", "QMPReplies", "CPUCompatibility",
    "FoundationEssentials",
  ],
  "CPUExplanations": [
    "X86CPU", "CPUCatalog", "LibvirtCPU", "CPUCompatibility", "NovaCompatibility", "FoundationEssentials",
  ],
  "ConfigurationLint": [
    "X86CPU", "XMLCursor", "CPUCatalog", "LibvirtCPU", "CPUExplanations", "Yams", "FoundationEssentials",
  ],
  "NovaCompatibility": ["LibvirtCPU"],
  "MartletCLI": [
    "X86CPU", "XMLCursor", "CPUCatalog", "LibvirtCPU", "QMPReplies", "CPUCompatibility", "CPUReaders",
    "CPUExplanations", "ConfigurationLint", "NovaCompatibility", "HostSnapshots", "HostProbe", "QEMUClient",
    "LibvirtClient", "MigrationLab", "LiveMigration", "ArgumentParser", "Glibc", "Synchronization",
  ],
  "TableGenerator": ["CPUCatalog", "LibvirtCPU", "FoundationEssentials", "Glibc"],
]

@Suite struct ImportTests {
  @Test func modulesImportOnlyWhatTheirLayerMay() throws {
    var seen: Set<String> = []
    for file in try swiftFiles(below: "Sources") {
      let module = String(file.path.split(separator: "/")[1])
      seen.insert(module)
      guard let allowed = allowedImports[module] else {
        Issue.record("\(module) is not in the table of imports")
        continue
      }
      for line in file.text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword < 3, words.count > keyword + 1,
          !line.hasPrefix(" "), !line.hasPrefix("/")
        else { continue }
        let imported = String(words[keyword + 1])
        #expect(allowed.contains(imported), "\(file.path) imports \(imported)")
      }
    }
    #expect(seen == Set(allowedImports.keys))
  }
}
