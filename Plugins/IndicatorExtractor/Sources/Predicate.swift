import LecternKit

/// What the words between a name and its value say.
struct Predicate {
  var change: Indicator.Change?
  /// A verb of change opens the phrase: `减少贫困人口2万人`.
  var openingChange: Indicator.Change?
  /// 达到, 稳定在, 增至: the value is a level whatever other words there are.
  var isLevel = false
  /// 分别, 依次
  var isDistributive = false
  /// 均, 都, 双双
  var isShared = false
  /// 由, 从 right before the value.
  var isBaseline = false
  /// 新增, 净增: an increase whatever follows.
  var isNew = false
  /// Anything at all was taken off before the value.
  var isPresent = false
  /// 年均
  var isAverage = false
  /// 累计
  var isCumulative = false
  /// 较上年, 同比, 同口径, 高于全国
  @PackedOptional var base: Range<Int>?
  /// The comparison's verb: 高于.
  @PackedOptional var comparison: Range<Int>?
  /// A verb stood before the name: `完成投资`.
  var hasVerb = false
  /// That verb makes others act: 提请, 推动.
  var isCausing = false
  /// Verbs and adverbs before the name took up its beginning.
  var isOpened = false
}
