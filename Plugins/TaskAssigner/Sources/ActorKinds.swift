internal import LecternKit

/// Tells persons, posts, units and groups apart by their names.
extension ActorRules {
  /// What the words of a name say that somebody is.
  func kind(of range: Range<Int>) -> Duty.Actor.Kind {
    if let kind = names.ownKind(range) { return kind }
    if vocabulary.persons.length(in: view, range) != nil { return .person }
    let first = view.scalars[range.lowerBound]
    if first == "各" || first == "全" || names.eachBody(range) || view.has("有关", at: range.lowerBound)
      || view.has("相关", at: range.lowerBound)
    {
      return .group
    }
    if names.titleEnd(range) != nil { return .person }
    if isCollective(range) { return .group }
    if let ending = vocabulary.posts.length(in: view, range) {
      // `谢县长`, `王建国副县长` are persons; `常务副县长` is a post.
      var end = range.upperBound - ending
      if end > range.lowerBound, view.scalars[end - 1] == "副" { end -= 1 }
      if end > range.lowerBound + 1, view.has("常务", at: end - 2) { end -= 2 }
      let rest = range.lowerBound..<end
      return rest.count == 1 || names.isPersonal(rest) ? .person : .post
    }
    return names.isUnitName(range) || range.count > 4 ? .unit : shortKind(range)
  }

  /// `乡镇`, `责任部门`, `属地镇街`: bodies of a sort, of which none is named.
  private func isCollective(_ range: Range<Int>) -> Bool {
    guard let sort = vocabulary.collectives.length(in: view, range) else { return false }
    var rest = range.lowerBound..<range.upperBound - sort
    while let mark = vocabulary.collectiveMarks.length(in: view, rest) {
      rest = rest.lowerBound..<rest.upperBound - mark
    }
    return rest.isEmpty
  }

  /// Behind a label, two or three characters that no map knows are a person's name where a
  /// family name begins them.
  private func shortKind(_ range: Range<Int>) -> Duty.Actor.Kind {
    range.count <= 3 && vocabulary.surnames.contains(view.scalars[range.lowerBound])
      && vocabulary.actorEndings.length(in: view, range) == nil
      && vocabulary.weakEndings.length(in: view, range) == nil ? .person : .unit
  }
}
