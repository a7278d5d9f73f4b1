internal import NovaCompatibility

extension EmittedWords {
  /// nova.conf's `[libvirt]`; address bits are beside it in comments, since flavors have them.
  ///
  /// - Throws: `EmissionError` if the stated release cannot be told the level.
  /// - SeeAlso: nova doc/source/admin/cpu-models.rst; nova/conf/libvirt.py, cpu_models (before 20.0.0 cpu_model),
  ///   cpu_model_extra_flags (from 18.0.0 on; signs from 23.0.0 on); release note 2024.1, hw:maxphysaddr_mode.
  func nova() throws(EmissionError) -> String {
    var text = notes.map(ConfiguredSystem.nova.comment).joined()
    let key = target.nova.map { $0.has(.severalModels) } ?? true ? "cpu_models" : "cpu_model"
    text += "[libvirt]\ncpu_mode = custom\n\(key) = \(model)\n"
    let flags = required.map { disabled.isEmpty ? $0 : "+" + $0 } + disabled.map { "-" + $0 }
    guard !flags.isEmpty else { return text }
    if let release = target.nova {
      if !release.has(.extraFlags) {
        throw EmissionError(
          reason:
            "Nova \(release) accepts no flags with a model (cpu_model_extra_flags: \(NovaChange.extraFlags))")
      }
      if !disabled.isEmpty, !release.has(.flagSigns) {
        throw EmissionError(
          reason:
            "Nova \(release) can add flags to a model but not remove any, which \(model) needs (\(NovaChange.flagSigns) and later can)"
        )
      }
    }
    return text + "cpu_model_extra_flags = \(flags.joined(separator: ", "))\n"
  }
}
