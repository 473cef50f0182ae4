extension NodeDecoder {
  /// What an error says about this node.
  ///
  /// - Parameter isSuspect: whether placeholders were given within the node. An error of the type's
  ///   own making may then come from them, and is dropped: the first mistake is reported.
  func mistakes(of error: any Error, isSuspect: Bool) -> [Diagnostic] {
    switch error {
    case is AlreadyReported: []
    case let error as Mismatch: [error.diagnostic]
    case _ where isSuspect: []
    case let error as Diagnostic: [error]
    case let error as Diagnostics: error.all
    case let error as DecodingError: [mistake(of: error)]
    default: [node.error("\(error)")]
    }
  }

  private func mistake(of error: DecodingError) -> Diagnostic {
    switch error {
    case .keyNotFound(let key, let context):
      node(at: context).error("missing key '\(key.stringValue)'")
    case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
      node(at: context).error(context.debugDescription)
    @unknown default: node.error("\(error)")
    }
  }

  /// The part of this node that a coding path leads to, as far as it goes.
  private func node(at context: DecodingError.Context) -> Node {
    var place = node
    for key in context.codingPath.dropFirst(codingPath.count) {
      let index = key.intValue ?? -1
      if let value = place[key.stringValue] {
        place = value
      } else if let nodes = place.sequence, nodes.indices.contains(index) {
        place = nodes[index]
      } else {
        break
      }
    }
    return place
  }

  /// The message for a raw value that an enumeration does not have; nil when it is another mistake.
  func rawValueMistake<T>(_ type: T.Type, _ context: DecodingError.Context) -> Diagnostic? {
    guard type is any RawRepresentable.Type, let text = node.scalar else { return nil }
    // The type's own message is better than ours.
    guard context.debugDescription.hasPrefix("Cannot initialize ") else { return nil }
    let key = codingPath.last { $0.intValue == nil }?.stringValue
    let place = key.map { " for '\($0)'" } ?? ""
    let names = EnumerationCases(of: type)?.names ?? []
    return node.error(
      "unknown value \(node.quoted)\(place)", hint: Suggestion.didYouMean(text, among: names),
      notes: names.isEmpty ? [] : [Suggestion.available(names)])
  }
}

/// The cases of an enumeration with raw values, found out while the program runs.
struct EnumerationCases {
  var first: Any
  /// The raw values in the order of the cases.
  var names: [String]

  /// Fails for types that are not both `RawRepresentable` and `CaseIterable`.
  init?(of type: Any.Type) {
    guard type is any RawRepresentable.Type, let type = type as? any CaseIterable.Type else {
      return nil
    }
    self.init(cases: type)
  }

  private init?<Cases: CaseIterable>(cases type: Cases.Type) {
    let cases = Array(type.allCases)
    guard let first = cases.first else { return nil }
    self.first = first
    names = cases.compactMap { one in
      (one as? any RawRepresentable).map { EnumerationCases.name(of: $0) }
    }
  }

  private static func name(of value: some RawRepresentable) -> String {
    "\(value.rawValue)"
  }
}
