/// The text of a nova.conf, for those who want its settings and not their faults.
public enum NovaSettingsText {
  /// All settings by section and key, `libvirt.cpu_mode` and `custom`; of a setting that stands twice, the last.
  ///
  /// Quotes around a value are dropped, and values that go on in further lines are joined with commas. Lines that
  /// are no settings are passed over; `Linter` tells of them.
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
