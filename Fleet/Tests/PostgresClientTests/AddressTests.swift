import Foundation
import Testing

@testable import PostgresClient

@Suite struct AddressTests {
  @Test(arguments: [
    (
      "postgresql://anna:open-sesame@db1.example:6432/fleet?sslmode=require",
      "postgresql://anna@db1.example:6432/fleet"
    ),
    ("postgresql://anna:open?sesame@db1/fleet", "postgresql://anna@db1/fleet"),
    ("postgres://anna:open%40sesame@[2001:db8::1]/fleet", "postgresql://anna@[2001:db8::1]/fleet"),
    (
      "postgresql://db1:5432,db2:5433/fleet?target_session_attrs=read-write",
      "postgresql://db1:5432,db2:5433/fleet"
    ),
    ("postgresql://db1,db2/fleet?user=anna&password=open-sesame", "postgresql://anna@db1,db2/fleet"),
    (
      "host=db1 port=5432 dbname=fleet password='open-sesame' sslpassword=open-sesame",
      "postgresql://db1:5432/fleet"
    ),
    ("host=/run/postgresql user=anna dbname=fleet", "postgresql://anna@/fleet?host=/run/postgresql"),
    ("service=fleet password=open-sesame", "service=fleet"), ("postgresql:///fleet", "postgresql:///fleet"),
    ("password=open-sesame dbname=new service=fleet", "service=fleet dbname=new"),
    ("sslmode=require password = 'open-sesame' host=db1", "postgresql://db1"),
    ("postgresql://", "postgresql://"),
  ])
  func passwordsAreNotShown(text: String, shown: String) throws {
    let address = try PostgresAddress(text)
    #expect(address.description == shown)
    var dumped = ""
    dump(address, to: &dumped)
    for form in ["\(address)", String(reflecting: address), "\(Optional(address) as Any)", dumped] {
      #expect(!form.contains("sesame"), "\(form)")
    }
  }

  /// Characters that end a user or password too early would make libpq show the rest as a host or port.
  @Test(arguments: [
    "postgresql://anna:open@sesame@db1/fleet", "postgresql://anna:open/sesame@db1/fleet",
    "postgresql://anna:open%sesame@db1/fleet", "postgresql://anna:open?x@se/sesame@db1/fleet",
    "postgresql://db1/fleet?password=a&sesame",
    "host=db1 password=open sesame", "host=db1 password='open sesame", "host=db1 sesame=1",
    "sqlite:sesame", "", "Password=open-sesame host=db1", "PostgreSQL://anna:open-sesame@db1/fleet",
    "my password=open-sesame",
  ])
  func wrongAddressesAreNotQuoted(text: String) throws {
    let error = #expect(throws: PostgresFailure.self) { try PostgresAddress(text) }
    #expect(error?.kind == .badAddress)
    let reason = try #require(error?.reason)
    #expect(!reason.contains("sesame") && !reason.contains("\n") && !reason.hasSuffix("."), "\(reason)")
  }

  @Test func filesAreNoAddresses() {
    for text in [
      "fleet.sqlite", "/srv/fleet", "postgresql", "https://db1/", "hosts=a", "my host=a", "./user=a",
      "/srv/password=a", "my-password=a", "",
    ] {
      #expect(!PostgresAddress.isAddress(text), "\(text)")
    }
    for text in [
      "postgresql://", "postgres://a/b", "service=x", "host=/run dbname=x", "password=a host=b",
      " sslmode = b",
      "fleet password=a", "PASSWORD=a",
    ] {
      #expect(PostgresAddress.isAddress(text), "\(text)")
    }
  }

  /// Each keyword of the installed libpq begins an address.
  @Test func keywordsAreLibpqs() throws {
    let library = try PostgresLibrary.shared()
    var keywords: [String] = []
    if let options = unsafe library.parse("", nil) {
      var field = unsafe options
      while let keyword = unsafe field.load(as: UnsafePointer<CChar>?.self) {
        keywords.append(unsafe String(cString: keyword))
        unsafe field += 56
      }
      unsafe library.freeOptions(options)
    }
    #expect(
      keywords.count > 30 && keywords.allSatisfy { PostgresAddress.isAddress($0 + "=a") }, "\(keywords)")
  }

  /// A server's words, or libpq's, on one line.
  @Test func messagesLoseLinesAndPasswords() throws {
    let address = try PostgresAddress("postgresql://anna:sesame@db1/fleet")
    let message = "connection to db1 failed: sesame refused\n\tIs the server running?\nsecond: no.\n"
    #expect(address.cleaned(message) == "connection to db1 failed: … refused; second: no")
  }

  /// The library is looked for in the system's folders, and its absence is one sentence with the package.
  @Test func missingLibraryIsNamedWithItsPackage() throws {
    let error = #expect(throws: PostgresFailure.self) {
      try PostgresLibrary(name: "libpq.so.5", in: ["/nonexistent"])
    }
    #expect(error?.kind == .noLibrary)
    #expect(error?.reason.contains("install the package libpq5 (Debian, Ubuntu)") == true)
    #expect(PostgresLibrary.folders.allSatisfy { $0.hasPrefix("/usr/") })
  }

  @Test(arguments: [
    ("40001", PostgresFailure.Kind.serialization), ("40P01", .deadlock), ("23505", .unique),
    ("23503", .constraint),
    ("42501", .denied), ("42P01", .missing), ("42P07", .exists), ("53100", .diskFull), ("53300", .exhausted),
    ("25006", .readOnly), ("55P03", .lockTimeout), ("57014", .cancelled), ("57P01", .lost), ("08006", .lost),
    ("22021", .badValue), ("54000", .badValue), ("28P01", .notAdmitted), ("25P02", .other), ("XX000", .other),
  ])
  func statesHaveKinds(state: String, kind: PostgresFailure.Kind) {
    #expect(PostgresFailure.Kind(state: state) == kind)
  }
}
