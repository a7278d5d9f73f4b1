/// A definition, or a part or diff of one, without secrets: passwords of displays, and
/// the values of disks' cookies.
///
/// - SeeAlso: libvirt 9.0.0 src/conf/domain_conf.c, VIR_DOMAIN_DEF_FORMAT_SECURE.
public func withoutPasswords(_ definition: String) -> String {
  var text = definition
  let bytes = Array(text.utf8)
  if bytes.hasWord("passwd") { text = text.replacing(#/\spasswd\s*=\s*(?:'[^']*'|"[^"]*")/#, with: "") }
  if bytes.hasWord("<cookie") {
    text = text.replacing(
      #/(<cookie\b(?:[^>'"]|'[^']*'|"[^"]*")*>)(?:[^<]|<!\[CDATA\[(?s:.)*?\]\]>|<!--(?s:.)*?-->)*/#
    ) { String($0.1) }
  }
  return text
}
