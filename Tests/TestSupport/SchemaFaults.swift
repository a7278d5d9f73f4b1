public import Foundation
public import ReportContract

extension PublishedForm {
  /// What speaks against a document of this form, by the strict schema; empty if it is one.
  public func faults(in json: Data) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)
    return document.jsonSchema.faults(in: value, at: "$", form)
  }
}

/// What speaks against each document of Martlet's in a command's output; anything else in it is passed over.
public func documentFaults(in output: String, forms: [PublishedForm]) -> [String] {
  guard output.hasPrefix("{"), output.contains("\"schema\"") else { return [] }
  // A document, or one on each line.
  var documents = [Data(output.utf8)]
  if (try? JSONSerialization.jsonObject(with: documents[0])) == nil {
    documents = output.split(separator: "\n").map { Data($0.utf8) }
  }
  return documents.flatMap { data -> [String] in
    guard let object = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any],
      let name = object["schema"] as? String
    else { return [] }
    guard let form = forms.first(where: { $0.form.description == name }) else {
      return ["there is no schema of \(name)"]
    }
    return (try? form.faults(in: data)) ?? ["no JSON"]
  }
}

extension SchemaNode {
  fileprivate func faults(in value: Any, at path: String, _ form: DocumentForm) -> [String] {
    func fault(_ wanted: String) -> [String] { ["\(path): \(value) is not \(wanted)"] }
    switch self {
    case .type(let type): return type.jsonSchema.faults(in: value, at: path, form)
    case .string(let pattern):
      guard let string = value as? String else { return fault("a string") }
      guard let pattern else { return [] }
      guard string.range(of: pattern, options: .regularExpression) != nil else { return fault(pattern) }
      return pattern.hasPrefix("^martlet") && string != form.description ? fault(form.description) : []
    case .words(let words):
      return (value as? String).map(words.contains) ?? false ? [] : fault("one of \(words)")
    case .boolean: return value is NSNumber && isBoolean(value) ? [] : fault("a Boolean")
    case .integer(let minimum):
      guard let number = value as? NSNumber, !isBoolean(value),
        number.doubleValue.rounded() == number.doubleValue
      else { return fault("a whole number") }
      return number.doubleValue >= Double(minimum ?? .min) ? [] : fault("at least \(minimum ?? 0)")
    case .array(let element):
      guard let array = value as? [Any] else { return fault("a list") }
      return array.enumerated().flatMap { element.faults(in: $1, at: "\(path)[\($0)]", form) }
    case .dictionary(let node):
      guard let object = value as? [String: Any] else { return fault("an object") }
      return object.flatMap { node.faults(in: $1, at: "\(path).\($0)", form) }
    case .fields(let object): return object.faults(in: value, at: path, form)
    case .kinds(let kinds):
      let word = (value as? [String: Any])?["kind"] as? String
      guard let kind = kinds.first(where: { $0.word == word }) else { return fault("a known kind") }
      return kind.object.faults(in: value, at: path, form)
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return unsafe String(cString: number.objCType) == "c" && (number == 0 || number == 1)
  }
}

extension SchemaObject {
  fileprivate func faults(in value: Any, at path: String, _ form: DocumentForm) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(path): \(value) is not an object"] }
    var faults = Set(object.keys).subtracting(fields.map(\.name)).sorted().map {
      "\(path): the schema has no property \($0)"
    }
    for field in fields {
      if let value = object[field.name] {
        faults += field.node.faults(in: value, at: "\(path).\(field.name)", form)
      } else if !field.isOptional {
        faults.append("\(path): \(field.name) is left out")
      }
    }
    return faults
  }
}
