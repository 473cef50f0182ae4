internal import LecternKit
internal import YAML

/// An office's roster as it is written: its units, groups, places and leaders.
struct RosterFile: Decodable {
  struct Unit: Decodable {
    var name: Located<String>
    var level: Located<String>?
    var aliases: [Located<String>]?
    var code: Located<String>?
    var codes: [Located<String>]?

    var allCodes: [Located<String>] { [code].compactMap(\.self) + (codes ?? []) }
    var names: [Located<String>] { [name] + (aliases ?? []) }
  }

  struct Group: Decodable {
    var name: Located<String>
    var aliases: [Located<String>]?
    var members: [Located<String>]?
    var code: Located<String>?

    var names: [Located<String>] { [name] + (aliases ?? []) }
  }

  /// Towns or cities that act like units.
  struct Places: Decodable {
    /// What they are called together, as a group.
    var together: [Located<String>]
    var code: Located<String>
    var units: [Located<String>]?
  }

  struct Leader: Decodable {
    var name: Located<String>
    var post: String?
    var portfolio: [Located<String>]
  }

  var version: String
  /// The names of the map of duties stand: there is no office.
  var standard: Bool?
  var units: [Unit]?
  var groups: [Group]?
  var places: Places?
  var leaders: [Leader]?
  /// Codes of the map that nobody in this office has.
  var unassigned: [Located<String>]?

  /// - Throws: `Diagnostics`, also where a roster has neither units nor says that it needs none.
  static func load(path: String) throws -> RosterFile {
    let node = try YAML.load(path: path)
    let file = try YAMLDecoder().decode(RosterFile.self, from: node)
    let isStandard = file.standard ?? false
    let isEmpty =
      file.units == nil && file.groups == nil && file.places == nil && file.leaders == nil
    if isStandard, !isEmpty {
      throw Diagnostics([node.error("'standard: true' stands for all names, and nothing beside it")]
      )
    }
    if !isStandard, file.units?.isEmpty ?? true {
      throw Diagnostics([
        node.error(
          "a roster needs 'units'",
          notes: ["'standard: true' takes the names of the map of duties"])
      ])
    }
    return file
  }
}
