import Foundation
import TestSupport

/// The text of a file of the package.
func text(ofFile path: String) throws -> String { try text(of: packageFolder.appending(path: path)) }

/// The text of a file.
func text(of file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }
