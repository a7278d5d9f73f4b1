extension MessageRule {
  /// libvirt's translations of its own messages: the language code of libvirt's catalogue, the language's name, and the wordings by rule.
  static let translations: [(code: String, language: String, wordings: [String: [MessagePattern]])] = [
    ("de", "German", germanMessages),
    ("es", "Spanish", spanishMessages),
    ("fr", "French", frenchMessages),
    ("ja", "Japanese", japaneseMessages),
    ("ko", "Korean", koreanMessages),
    ("pt_BR", "Brazilian Portuguese", brazilianMessages),
    ("ru", "Russian", russianMessages),
    ("zh_CN", "simplified Chinese", chineseMessages),
  ]

  /// The rule with the wordings of the translations.
  var translated: MessageRule {
    var rule = self
    rule.translations = Self.translations.flatMap { $0.wordings[id] ?? [] }
    return rule
  }
}
