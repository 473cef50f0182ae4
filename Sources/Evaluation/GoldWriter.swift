package import LecternKit

extension Gold {
  /// The file as JSON on one line.
  public func json() -> [UInt8] {
    var fields = Fields()
    fields["speech"] = speech.map { .text($0) }
    fields["only"] = only.map { only in
      .list(Measure.allCases.filter(only.contains).map { .text($0.rawValue) })
    }
    fields["units"] = .list(units.map { .object($0.fields) })
    return Array(Value.object(fields).json.utf8) + [0x0a]
  }
}

extension Span {
  /// `start` and `end`.
  package var fields: Fields {
    var fields = Fields()
    fields["start"] = .integer(start)
    fields["end"] = .integer(end)
    return fields
  }
}

extension Gold.Unit {
  fileprivate var fields: Fields {
    var fields = span.fields
    fields["role"] = .text(role)
    fields["markers"] = listed(markers) { .object($0.fields) }
    fields["indicators"] = listed(indicators) { .object($0.fields) }
    task?.write(to: &fields)
    fields["themes"] = listed(themes) { .text($0) }
    return fields
  }
}

extension Gold.Marker {
  fileprivate var fields: Fields {
    var fields = Fields()
    fields["start"] = .integer(start)
    fields["level"] = level.map { .integer($0) }
    return fields
  }
}

extension Gold.Indicator {
  fileprivate var fields: Fields {
    var fields = span.fields
    fields["name"] = .text(name)
    fields["value"] = value.map { .list($0.map { .number($0) }) } ?? .null
    for (field, text) in [("unit", unit), ("bound", bound), ("change", change), ("kind", kind)] {
      fields[field] = .text(text)
    }
    return fields
  }
}

extension Gold.Task {
  fileprivate func write(to fields: inout Fields) {
    fields["task"] = .boolean(true)
    fields["substance"] = substance.map { .text($0) }
    fields["continues"] = continues ? .boolean(true) : nil
    fields["departments"] = .list(departments.map { .text($0) })
    for role in Duty.Actor.Role.allCases.map(\.rawValue) {
      fields[role] = listed(actors.filter { $0.role == role }) { stretch($0.span) }
    }
    fields["deadline"] = listed(deadlines) { stretch($0.span, $0.date) }
  }

  private func stretch(_ span: Span, _ date: String? = nil) -> Value {
    .list([.integer(span.start), .integer(span.end)] + (date.map { [.text($0)] } ?? []))
  }
}

/// Nil where there are none.
private func listed<T>(_ values: [T], _ value: (T) -> Value) -> Value? {
  values.isEmpty ? nil : .list(values.map(value))
}
