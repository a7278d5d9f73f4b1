internal import Foundation
internal import JWTKit

/// A provider's keys for signatures.
struct OIDCKeySet: Sendable {
  /// A key's name (`kid`), nil for one without, and an algorithm by which it signs.
  struct Name: Sendable, Hashable {
    var key: String?
    var algorithm: OIDCFile.Algorithm
  }

  private var keys: [Name: JWTKeyCollection] = [:]

  /// The usable keys of a JWK Set, which are for signatures: RSA of 2,048 to 8,192 bits, P-256, P-384 and Ed25519.
  ///
  /// Other entries are skipped (RFC 7517 section 5). Nil for no JWK Set, and for one without a usable key.
  /// - SeeAlso: RFC 7517 section 4; RFC 7518 sections 3.3 to 3.5 and 6; RFC 8037 section 2.
  init?(_ bytes: [UInt8]) async {
    guard let set = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any],
      let entries = set["keys"] as? [[String: Any]]
    else { return nil }
    for entry in entries {
      let name = entry["kid"] as? String
      guard (entry["use"] as? String ?? "sig") == "sig",
        (entry["key_ops"] as? [String])?.contains("verify") ?? true
      else { continue }
      let own = entry["alg"] as? String
      for (algorithm, key) in Self.keys(entry, name) where own == nil || own == algorithm.rawValue {
        let collection = JWTKeyCollection()
        guard keys[Name(key: name, algorithm: algorithm)] == nil,
          (try? await collection.add(jwk: key)) != nil
        else { continue }
        keys[Name(key: name, algorithm: algorithm)] = collection
      }
    }
    if keys.isEmpty { return nil }
  }

  /// Whether there is the key of a name for its algorithm.
  func has(_ name: Name) -> Bool { collection(name) != nil }

  /// Whether the key of a name has signed a token by its algorithm; the token's header decides nothing.
  func hasSigned(_ token: String, by name: Name) async -> Bool {
    guard let collection = collection(name) else { return false }
    return (try? await collection.verify(token, as: AnyClaims.self)) != nil
  }

  /// Tokens may leave out the name of a provider's only key (OpenID Connect Core 1.0, section 10.1).
  private func collection(_ name: Name) -> JWTKeyCollection? {
    if name.key != nil { return keys[name] }
    let ofAlgorithm = keys.filter { $0.key.algorithm == name.algorithm }
    return ofAlgorithm.count == 1 ? ofAlgorithm.first?.value : nil
  }

  /// Claims; JWTKit reads none.
  private struct AnyClaims: JWTPayload {
    func verify(using algorithm: some JWTAlgorithm) {}
  }

  /// An entry's key, once for each algorithm by which it can sign.
  private static func keys(_ entry: [String: Any], _ name: String?) -> [(OIDCFile.Algorithm, JWK)] {
    let identifier = JWKIdentifier(string: name ?? "")
    let x = entry["x"] as? String
    switch (entry["kty"] as? String, entry["crv"] as? String) {
    case ("RSA", _):
      guard let modulus = entry["n"] as? String, let exponent = entry["e"] as? String,
        let number = base64URL(modulus), (2048...8192).contains(bits(number))
      else { return [] }
      let algorithms: [(OIDCFile.Algorithm, JWK.Algorithm)] = [
        (.rs256, .rs256), (.rs384, .rs384), (.rs512, .rs512), (.ps256, .ps256), (.ps384, .ps384),
        (.ps512, .ps512),
      ]
      return algorithms.map {
        ($0, .rsa($1, identifier: identifier, modulus: modulus, exponent: exponent))
      }
    case ("EC", "P-256"):
      let y = entry["y"] as? String
      return [(.es256, .ecdsa(.es256, identifier: identifier, x: x, y: y, curve: .p256))]
    case ("EC", "P-384"):
      let y = entry["y"] as? String
      return [(.es384, .ecdsa(.es384, identifier: identifier, x: x, y: y, curve: .p384))]
    case ("OKP", "Ed25519"):
      return [(.edDSA, .octetKeyPair(.eddsa, identifier: identifier, x: x, y: nil, curve: .ed25519))]
    default: return []
    }
  }

  /// The length in bits of a number, the highest byte first.
  private static func bits(_ number: [UInt8]) -> Int {
    let digits = number.drop { $0 == 0 }
    return digits.first.map { digits.count * 8 - $0.leadingZeroBitCount } ?? 0
  }
}

/// The bytes of base64 for URLs without padding (RFC 7515 section 2); nil for anything else.
func base64URL(_ text: some StringProtocol) -> [UInt8]? {
  guard
    text.utf8.allSatisfy({ byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x5f: true
      default: false
      }
    })
  else { return nil }
  let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
  let padding = String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
  return Data(base64Encoded: plain + padding).map { Array($0) }
}
