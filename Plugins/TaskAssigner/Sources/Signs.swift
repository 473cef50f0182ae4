/// What speaks for and against a sentence being a task.
struct Signs: Sendable {
  /// A demand at the beginning of a clause, or on somebody.
  var strongDemands = 0
  /// `要` behind a subject that is nobody: `现代农业要突出特色`.
  var softDemands = 0
  /// Clauses that begin with a verb of acting or a binding word.
  var acts = 0
  /// Clauses without any head.
  var others = 0
  var past = 0
  /// `去年，…`
  var opensInPast = false
  var truths = 0
  /// `甲是乙` before anything is demanded.
  var isStatement = false
  var announces = false
  var isThanks = false
  var isCompiled = false
  var isQuestion = false
  var perceives = false
  /// `中央经济工作会议强调`: others have spoken.
  var quotesSuperior = false
  /// `采取有效措施加以解决`.
  var resolves = false
  /// `主要预期目标是：…`
  var setsAims = false
  var opensAccount = false
  var looksAhead = false
  var hasLabel = false
  /// The body that must act stands in the sentence.
  var hasActor = false
  /// `由某某牵头`, `请某某列出`: somebody is given the work.
  var assigns = false
  /// `金融办牵头，人民银行配合`: bodies named with a word that assigns, without `由`.
  var shares = false
  /// What a body does without a word of demand is a task where plans are told, where it follows upon one or
  /// where it is done over and over.
  var mayOrder = false
  /// `请大家…`
  var asks = false
  /// `征程万里风正劲，重任千钧再出发。`
  var isVerse = false
  /// `治理。`: it only names what follows.
  var isName = false
  /// `…，是积极稳妥的。`
  var judges = false
  /// `只要…，就一定能…`
  var promises = false
}
