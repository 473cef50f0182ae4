internal import LecternKit

/// A sentence that is a task, with what the rules found in it.
struct FoundTask: Sendable {
  /// Index into the sentences of the reading.
  var sentence: Int
  var signs: Signs
  /// A figure to be met stands in it.
  var hasTarget: Bool
  var substance: Duty.Substance
  var actors: [NamedActor]
  var deadlines: [FoundDeadline]
  var frequencies: [FoundFrequency]
}
