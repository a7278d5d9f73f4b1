/// A nova.conf for callers that need its settings rather than its faults.
public enum NovaSettingsText {
  /// All settings by section and key, `libvirt.cpu_mode` and `custom`; the last value of a repeated setting.
  ///
  /// It drops quotes around a value and joins continuation lines with commas. It skips lines that
  /// are not settings; `Linter` reports them.
  public static func settings(_ bytes: [UInt8]) -> [String: String] {
    var faults = ParsedConfiguration()
    var settings: [String: String] = [:]
    var section = "DEFAULT"
    for entry in NovaReader.entries(SourceText(bytes), &faults) {
      switch entry {
      case .section(let name): section = name
      case .setting(let key, let value):
        settings["\(section).\(key.string)"] = value.trimmed.unquoted.trimmed.string
      }
    }
    return settings
  }
}
