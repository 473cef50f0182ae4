internal import LecternKit

/// Who is meant by the name of a township, a county or a district that nobody's list has: those that the
/// directory calls `乡镇` or `县区`.
struct Districts {
  private typealias Recipient = (number: Int, place: String, isGroup: Bool)

  private let view: NormalizedText
  private let directory: Directory
  private let townships: [Recipient]
  private let counties: [Recipient]

  /// What may stand behind the name of a place: its leaders and offices.
  private static let offices = Endings([
    "主要负责同志", "主要负责人", "党政主要负责同志", "党政主要负责人", "负责同志", "负责人", "党委书记", "党工委",
    "党委", "人民政府", "政府", "办事处",
  ])
  private static let townshipEndings = Endings(["镇", "乡", "街道", "苏木"])
  private static let countyEndings = Endings(["县", "区", "旗", "州", "市"])
  /// `开发区` and the like are no districts.
  private static let zones = Endings([
    "开发区", "高新区", "园区", "社区", "新区", "示范区", "经开区", "景区", "小区", "林区", "库区", "自贸区", "试验区",
  ])

  init(_ view: NormalizedText, _ directory: Directory) {
    self.view = view
    self.directory = directory
    townships = Self.recipients(named: "乡镇", directory)
    counties = Self.recipients(named: "县区", directory)
  }

  private static func recipients(named name: String, _ directory: Directory) -> [Recipient] {
    let view = NormalizedText(name)
    var found: [Recipient] = []
    directory.visit(named: 0..<view.count, in: view) { found.append(($0, $1, $2)) }
    return found
  }

  /// Calls `body` as ``Directory/visit(named:in:_:)`` does.
  func visit(named range: Range<Int>, _ body: (Int, String, Bool) -> Void) {
    var isKnown = false
    directory.visit(named: range, in: view) {
      isKnown = true
      body($0, $1, $2)
    }
    guard !isKnown else { return }
    for recipient in recipients(of: range) {
      body(recipient.number, recipient.place, recipient.isGroup)
    }
  }

  private func recipients(of range: Range<Int>) -> [Recipient] {
    let end = range.upperBound - (Self.offices.length(in: view, range) ?? 0)
    let name = range.lowerBound..<end
    guard name.count > 2 else { return [] }
    if Self.townshipEndings.length(in: view, name) != nil { return townships }
    guard Self.countyEndings.length(in: view, name) != nil,
      Self.zones.length(in: view, name) == nil
    else { return [] }
    return counties
  }
}
