internal import YAML

/// An id that no speech of the store has.
public struct UnknownSpeech: Error, CustomStringConvertible {
  let id: String
  let known: [String]

  public var description: String {
    let hint = Suggestion.didYouMean(id, among: known).map { "; \($0)" } ?? ""
    return "no speech '\(id)'\(hint)\n  = \(Suggestion.available(known))"
  }
}
