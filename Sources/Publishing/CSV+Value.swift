internal import LecternKit

extension CSV.Cell {
  /// Numbers as they are, lists and objects as JSON.
  init(_ value: Value?) {
    self =
      switch value {
      case nil, .null: .empty
      case .text(let text): .text(text)
      case .integer(let integer): .number(String(integer))
      case .boolean, .number: .number(value?.json ?? "")
      case .list, .object: .text(value?.json ?? "")
      }
  }
}
