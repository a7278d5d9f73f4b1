internal import CPUCatalog

/// The catalogue by which readers fold names.
///
/// A reader says what a document says before anybody chose a catalogue: which of its words are names of features is a matter of the
/// language that documents are written in. What names mean on a host is decided by the `Interpreter`, which is given a catalogue.
enum ReaderCatalog {
  static let names = Catalog.standard
}
