internal import CPUCatalog

/// The catalogue that readers use to normalise names.
///
/// Readers work before anyone chooses a catalogue: which words are feature names depends only on the
/// document's dialect. The `Interpreter`, which receives a catalogue, decides what names mean on a host.
enum ReaderCatalog {
  static let names = Catalog.standard
}
