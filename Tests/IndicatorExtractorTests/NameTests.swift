import Testing

@Suite("Names of values")
struct NameTests {
  @Test("Names before a value")
  func before() throws {
    try check([
      .plan("力争全年完成投资80亿元以上。", "投资|80|亿元|at_least|level|target"),
      .review("全县接待游客12万人次。", "游客|12|万人次|exact|level|actual"),
      .review("新建农村公路120公里。", "农村公路|120|公里|exact|level|actual"),
      .review("省财政下达专项资金5亿元。", "专项资金|5|亿元|exact|level|actual"),
      .review("新建康养中心等公共设施14所。", "公共设施|14|所|exact|level|actual"),
      .review("规上企业复产36家。", "规上企业|36|家|exact|level|actual"),
      .review("“数字大脑”达到64个。", "“数字大脑”|64|个|exact|level|actual"),
      .review("体育馆、图书馆数量达118家。", "体育馆、图书馆数量|118|家|exact|level|actual"),
    ])
  }

  @Test("Names behind a count")
  func behind() throws {
    try check([
      .review("实施了17个新建项目。", "新建项目|17|个|exact|level|actual"),
      .review("13个贫困村全部达标退出。", "贫困村|13|个|exact|level|actual"),
      .review("38个大模型规模化应用。", "大模型|38|个|exact|level|actual"),
      .plan("推进200个省级重点项目。", "省级重点项目|200|个|exact|level|target"),
      .plan("抓好90多个拟建成投用项目。", "拟建成投用项目|90|个|at_least|level|target"),
      .review("落实5000万元资金。", "资金|5000|万元|exact|level|actual"),
      .plan("建设3万亩高标准农田。", "高标准农田|3|万亩|exact|level|target"),
      .review("12个市级技改项目开工9个。", "市级技改项目|12|个|exact|level|actual", "市级技改项目|9|个|exact|level|actual"),
    ])
  }

  @Test("A name for several values")
  func inherited() throws {
    try check([
      .review(
        "财政总收入8亿元，同比增长6%。", "财政总收入|8|亿元|exact|level|actual", "财政总收入|6|%|exact|increase|actual"),
      .review(
        "专项转移支付5.3亿元，较上年下降1.2%。", "专项转移支付|5.3|亿元|exact|level|actual",
        "专项转移支付|1.2|%|exact|decrease|actual"),
      .review(
        "建成卫生院26所，居全市第一。", "卫生院|26|所|exact|level|actual", "卫生院|1|位|exact|level|actual"),
      .review(
        "财政民生支出80亿元、占比稳定在78%左右。", "财政民生支出|80|亿元|exact|level|actual",
        "财政民生支出占比|78|%|about|level|actual"),
      .review("粮食产量再创新高，达到13万吨。", "粮食产量|13|万吨|exact|level|actual"),
      .review("工业增加值比2020年增加五成以上。", "工业增加值|5|成|at_least|increase|actual"),
      .review(
        "重大项目60个，开工率80%，竣工21个。", "重大项目|60|个|exact|level|actual",
        "开工率|80|%|exact|level|actual", "重大项目|21|个|exact|level|actual"),
      .plan(
        "确保9月底前完成3万、全年完成8万职工体检任务。", "职工体检|3|万|exact|level|target", "职工体检|8|万|exact|level|target"),
      .review(
        "识别监测对象3.4万户11.2万人。", "监测对象|3.4|万户|exact|level|actual", "监测对象|11.2|万人|exact|level|actual"),
    ])
  }

  @Test("Paired lists")
  func paired() throws {
    try check([
      .plan(
        "一产、二产、三产增加值分别增长5%左右、6%以上、7%左右。", "一产增加值|5|%|about|increase|target",
        "二产增加值|6|%|at_least|increase|target", "三产增加值|7|%|about|increase|target"),
      .plan(
        "供水普及率、污水处理率分别达到95%、85%以上。", "供水普及率|95|%|at_least|level|target",
        "污水处理率|85|%|at_least|level|target"),
      .plan(
        "一般公共预算收入和税收收入均增长5%。", "一般公共预算收入|5|%|exact|increase|target",
        "税收收入|5|%|exact|increase|target"),
      .plan(
        "城乡居民人均可支配收入分别增长5%、6.5%。", "城镇居民人均可支配收入|5|%|exact|increase|target",
        "农村居民人均可支配收入|6.5|%|exact|increase|target"),
      .plan("城乡居民人均可支配收入增长8%左右。", "城乡居民人均可支配收入|8|%|about|increase|target"),
      .review(
        "接待游客17万人次、旅游花费12亿元，分别增长11.5%、14.2%。", "游客|17|万人次|exact|level|actual",
        "旅游花费|12|亿元|exact|level|actual", "游客|11.5|%|exact|increase|actual",
        "旅游花费|14.2|%|exact|increase|actual"),
      .plan(
        "培育龙头企业5家、小微企业20家以上。", "龙头企业|5|家|at_least|level|target", "小微企业|20|家|at_least|level|target"),
      .review(
        "三项考核（工业增加值、工业利润率），我市都排在第五位。", "工业增加值|5|位|exact|level|actual",
        "工业利润率|5|位|exact|level|actual"),
    ])
  }

  @Test("Baselines")
  func baselines() throws {
    try check([
      .review(
        "人均生产总值由6.1万元提升至9.3万元。", "人均生产总值|6.1|万元|exact|level|actual",
        "人均生产总值|9.3|万元|exact|level|actual"),
      .review("参保率从88%提高到93%。", "参保率|88|%|exact|level|actual", "参保率|93|%|exact|level|actual"),
      .review("收入比由2.91缩小至2.46。", "收入比|2.91||exact|level|actual", "收入比|2.46||exact|level|actual"),
    ])
  }
}
