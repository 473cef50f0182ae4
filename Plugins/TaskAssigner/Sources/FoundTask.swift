internal import LecternKit

/// A sentence that is a task, with what the rules found in it.
struct FoundTask: Sendable {
  /// Index into the sentences of the reading.
  var sentence: Int
  /// `责任单位：` or the like stands in it.
  var hasLabel: Bool
  /// A figure to be met stands in it.
  var hasTarget: Bool
  /// The body that must act stands in it.
  var hasActor: Bool
  /// It announces what comes: `现就做好防汛工作讲三点意见`.
  var announces: Bool
  /// It is to be done again and again, oftener than once a year.
  var hasRhythm = false
  var substance = Duty.Substance.standing
  /// Its places in the lists of `Findings`.
  var actors = 0..<0
  var deadlines: Range<Int>
  var frequencies = 0..<0
  /// All who are named help somebody: `县供电公司配合做好用电保障`.
  var onlyHelps = false
  /// It says who does what was said before, and nothing to do: `县发改局牵头，县财政局配合。`
  var onlyAssigns = false
}

/// What the rules found in the tasks of a speech; most tasks name nobody and no time.
struct Findings: Sendable {
  var actors: [NamedActor] = []
  var deadlines: [FoundDeadline] = []
  var frequencies: [FoundFrequency] = []
}
