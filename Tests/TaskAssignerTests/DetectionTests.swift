import LecternKit
import Testing

@Suite("What is a task")
struct DetectionTests {
  struct Example: Sendable {
    var text: String
    var isTask: Bool
    var function: Segment.Function
    var line: Int

    static func task(
      _ text: String, in function: Segment.Function = .plan, line: Int = #line
    ) -> Self {
      Self(text: text, isTask: true, function: function, line: line)
    }

    static func none(
      _ text: String, in function: Segment.Function = .plan, line: Int = #line
    ) -> Self {
      Self(text: text, isTask: false, function: function, line: line)
    }
  }

  static let examples: [Example] = [
    .task("加快推进东河水库除险加固。"),
    .none("春潮催快马，山城启新程。"),
    .none("万里征途风正起，一城灯火待归人。"),
    .task("新建住宅两千套，改造老旧小区。"),
    .task("要把秋粮收购抓紧抓实。"),
    .task("新建农村公路300公里。"),
    .task("各镇要立即开展排查。"),
    .task("地区生产总值增长6%左右；", in: .targets),
    .task("居民收入和经济增长同步。", in: .targets),
    .task("居民消费价格涨幅控制在2%以内。", in: .targets),
    .task("公共文化服务体系更加健全。", in: .outlook),
    .task("自觉接受人大监督和政协监督。", in: .selfGovernance),
    .task("我们要保持清醒头脑，扎实做好各项工作。"),
    .task("我们将继续办好十件民生实事。"),
    .task("力争全年引进项目20个以上。"),
    .task("严禁违规占用耕地建房。"),
    .task("鼓励各镇探索新型合作模式。"),
    .task("当前正值汛期，各单位务必加强值班值守。"),
    .task("去年的考核已经结束，但各部门要认真总结教训。"),
    .task("各级各部门要正确看待成绩。", in: .review),
    .task("对此，我们一定高度重视，采取有力措施加以解决。", in: .problems),
    .task("总体要求是：坚持稳中求进，推动高质量发展。"),
    .task("对工业项目要优先保障用地。", in: .other),
    .task("县住建局要加强工地扬尘管控。", in: .other),
    .task("请大家对号入座，认真反思。", in: .problems),
    .task("大家一定要增强紧迫感，把劲头用在工作上。", in: .problems),
    .task("这些问题，在座的要对号入座。", in: .problems),
    .task("民政局、应急局负责安置点的吃住。", in: .other),
    .task("目前贫困人口还有两万人，年底要降到一万人以下。"),
    .none("廉洁不等于不作为，守规矩也不是绕着矛盾走。"),
    .task("金融办牵头，人民银行配合，每季度开一次对接会。", in: .other),
    .task("不借出差之机绕道游玩。"),
    .task("科里出了差错，主任要先作检讨。"),
    .task("接待费在去年基础上再降一成，楼堂馆所一律不新建。"),
    .none("首先进行第一项议程，请李局长通报情况。", in: .other),
    .task("卫健局每个安置点派两名医生。"),
    .none("卫健局派出两名医生，已经到岗。"),
    .none("部门之间配合不够。", in: .other),
    .none("成绩不说跑不了，问题不说不得了。", in: .other),
    .none("等会儿，李市长还要作具体安排。"),
    .none("稍后，李市长还要讲话，请大家认真领会。"),
    .none("刚才，粮食局通报了入库情况，请各镇抓好落实。", in: .other),
    .task("刚才，粮食局通报了入库情况，各镇要抓好落实。", in: .other),
    .none("有的单位重建设、轻管理，主体责任落实不到位。"),
    .none("这些问题虽小，但如果不认真加以解决，就会损害群众利益。", in: .problems),
    .none("抓好水利，就是保住粮食、保住饭碗。"),
    .none("当前，城市更新的任务还很重。"),
    .none("党的二十大报告指出，全面从严治党永远在路上。", in: .selfGovernance),
    .none("个别镇抓落实的力度不大。", in: .selfGovernance),
    .task("有的放矢开展技能培训。"),
    .task("少数民族村寨要抓紧改造电网。"),
    .task("规委会每个季度开一次会。", in: .other),
    .none("最后，我再强调几句抓落实的话。"),
    .none("提出这些目标，既体现进取，又留有余地。", in: .targets),
    .task("项目是今年的头号工程，由何县长牵头，县发改局具体负责。"),
    .task("今年是过渡期最后一年，标准不能降、力度不能减。"),
    .none("散会。"),
    .none("完成投资12亿元，同比增长8%。", in: .review),
    .none("建成高标准农田5万亩。", in: .review),
    .none("扎实推进生态修复。", in: .review),
    .none("财政收支矛盾突出，债务压力较大。", in: .problems),
    .none("政务服务效能需要进一步提升。", in: .problems),
    .none("产业是县域经济的根基。"),
    .none("今年是实施规划的开局之年，做好全年工作意义重大。"),
    .none("重点抓好以下六个方面工作："),
    .none("下面，我讲三点意见。"),
    .none("今年要重点做好八个方面工作。"),
    .none("在此，向辛勤工作的同志们表示衷心感谢！"),
    .none("为什么这项工作推不动？"),
    .none("上个月，我们对全县项目进行了集中观摩。"),
    .none("总体来看，一季度经济运行情况平稳。"),
    .none("市政府编制了规划纲要草案，提请大会审查。"),
    .none("没有一流的作风，就没有一流的业绩。"),
    .none("国家明确了新的支持政策，鼓励各地先行先试。"),
    .none("治理。"),
    .none("科技创新。"),
    .none("三、明年的工作"),
    .none("今年的主要奋斗目标是："),
    .none("全面从严治党，关键在党委，关键在“一把手”。"),
    .none("这些案件警示我们，任何时候都不能放松监督。"),
    .none("同时，我们具备加快发展的较好基础和诸多有利条件。"),
    .none("基础不牢，地动山摇。"),
    .none("船到中流浪更急，人到半山路更陡。"),
    .none("行情不好的时候，最怕企业家没了信心。"),
    .none("把增长目标定为8%左右，是积极稳妥的。"),
    .none("这样安排，主要考虑到与上一个规划相衔接，也为结构调整留出空间。"),
    .none("只要我们咬定目标不放松，就一定能把短板补上。"),
    .none("经过五年努力，全省综合实力就会有更大的提升。"),
    .none("总的看，要完成全年目标，后两个季度必须保持12%以上的增速。", in: .other),
    .none("今天把大家请来，就是要把防汛这根弦拉紧。", in: .other),
    .none("省里的会刚散，市里就召开这次会议，目的就是要把任务早部署、早落实。", in: .other),
    .none("一分部署，九分落实。"),
    .none("产业兴则县域兴。"),
    .none("安全生产责任重于泰山。"),
    .task("困难群众由县民政局负责，春节前走访慰问全覆盖。"),
    .none("三分建设，七分管护。"),
    .none("对食品安全，再怎么强调都不过分。"),
    .task("一手抓防疫，一手抓生产。"),
    .task("对去年以来受理的积案，逐案明确包案领导。"),
    .none("形势的深刻变化，对全省开放型经济提出了新的更高要求。"),
    .none("对去年的积案进行了梳理。"),
    .none("规划草案明确了今后五年的主要目标和重点任务。"),
    .none("《纲要（草案）》把握发展规律，提出了五大类指标，细化了政策举措。", in: .targets),
    .none("根据上级《建议》，《规划纲要草案》安排了十五个领域的任务。", in: .targets),
    .task("《纲要草案》提出了奋斗目标：综合实力显著增强，公共服务更加均衡。", in: .targets),
    .task("按照《纲要草案》部署，今年推进十大工程。"),
    .task("让图书馆成为市民的书房，让书香飘进每个社区。"),
    .task("连续三个月排名末位的，由县纪委约谈。"),
    .task("凡是能立等可取的，窗口当场办结。"),
    .task("通风洞工程3月底前进场，渣场同月底前验槽。"),
    .task("要认真贯彻这次会议精神，把任务分解到岗。"),
    .task("牢固树立绿水青山就是金山银山理念，推进沿河防护林带建设。"),
    .task("对欠薪问题，县人社局要尽快拿出处置办法。", in: .review),
  ]

  @Test(arguments: examples, Disguise.allCases)
  func detects(_ example: Example, _ disguise: Disguise) throws {
    let scene = Scene(text: example.text, function: example.function)
    let duties = try scene.duties(disguise).duties
    #expect(
      duties.isEmpty != example.isTask, "\(example.text) \(disguise)",
      sourceLocation: here(example.line, 1))
  }

  @Test("An account goes on until something is demanded")
  func account() throws {
    let scene = Scene(
      text: """
        今年以来的工作主要体现在两个方面。
        新增企业50户，完成投资3亿元。
        旅游收入稳步增长。
        下一步，要加快景区提升改造。
        """)
    let (duties, text) = try scene.duties()
    #expect(duties.map { text.quote($0.range) } == ["下一步，要加快景区提升改造。"])
  }

  @Test("Explanations of terms behind a report hold no tasks")
  func appendix() throws {
    let scene = Scene(text: "加快建设产业园。\n名词解释\n优化营商环境，深化改革。")
    #expect(try scene.duties().duties.count == 1)
  }

  @Test("Only sentences of the body are tasks")
  func roles() throws {
    let scene = Scene(text: "建设污水处理厂。", heading: "加快推进城乡建设")
    let (duties, text) = try scene.duties()
    #expect(duties.map { text.quote($0.range) } == ["建设污水处理厂。"])
    #expect(duties.first?.topic == "加快推进城乡建设")
  }
}
