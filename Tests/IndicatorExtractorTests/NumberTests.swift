import Testing

@Suite("Numbers, units and bounds")
struct NumberTests {
  @Test("Percentages")
  func percentages() throws {
    try check([
      .plan("地区生产总值增长6.5%左右。", "地区生产总值|6.5|%|about|increase|target"),
      .plan("固定资产投资增长9%以上。", "固定资产投资|9|%|at_least|increase|target"),
      .plan("城镇登记失业率控制在4.2%以内。", "城镇登记失业率|4.2|%|at_most|level|target"),
      .plan("城镇调查失业率控制在5%左右。", "城镇调查失业率|5|%|about|level|target"),
      .plan("农村自来水普及率不低于92%。", "农村自来水普及率|92|%|at_least|level|target"),
      .plan("土地流转率不超过40%。", "土地流转率|40|%|at_most|level|target"),
      .review("工业用电量增长3.25%。", "工业用电量|3.25|%|exact|increase|actual"),
      .review("单位能耗下降2.1%。", "单位能耗|2.1|%|exact|decrease|actual"),
      .review("森林覆盖率提高1.5个百分点。", "森林覆盖率|1.5|个百分点|exact|increase|actual"),
      .review("人口自然增长率为3‰。", "人口自然增长率|3|‰|exact|level|actual"),
      .plan("居民消费价格涨幅3%左右。", "居民消费价格涨幅|3|%|about|increase|target"),
      .plan("按增长7%安排一般公共预算收入。", "一般公共预算收入|7|%|exact|increase|target"),
      .review("电商交易额增长 8% 左右。", "电商交易额|8|%|about|increase|actual"),
    ])
  }

  @Test("Ranges")
  func ranges() throws {
    try check([
      .plan("地区生产总值增长4.5-5%。", "地区生产总值|4.5~5|%|range|increase|target"),
      .plan("地区生产总值增长5%-5.5%。", "地区生产总值|5~5.5|%|range|increase|target"),
      .plan("地区生产总值增长6%—6.5%。", "地区生产总值|6~6.5|%|range|increase|target"),
      .plan("地区生产总值增长6%－6.5%。", "地区生产总值|6~6.5|%|range|increase|target"),
      .plan("工业增加值增长百分之八至九。", "工业增加值|8~9|%|range|increase|target"),
      .plan("培育龙头企业10至12家。", "龙头企业|10~12|家|range|level|target"),
      .plan("培育龙头企业3—5家。", "龙头企业|3~5|家|range|level|target"),
      .plan("财政收入增长X-X%。", "财政收入|-|%|range|increase|target"),
    ])
  }

  @Test("Magnitudes belong to the unit")
  func magnitudes() throws {
    try check([
      .review("争取专项资金7亿多元。", "专项资金|7|亿元|at_least|level|actual"),
      .review("发放创业贷款2600余笔。", "创业贷款|2600|笔|at_least|level|actual"),
      .review("粮食产量达到13.8万吨。", "粮食产量|13.8|万吨|exact|level|actual"),
      .review("财政总收入24,318.6万元。", "财政总收入|24318.6|万元|exact|level|actual"),
      .review("接种疫苗2.15 万剂次。", "疫苗|2.15|万剂次|exact|level|actual"),
      .review("经济总量突破千亿元。", "经济总量|1|千亿元|at_least|level|actual"),
      .review("财政民生支出突破万亿元。", "财政民生支出|1|万亿元|at_least|level|actual"),
      .review("用电量达到6.2亿千瓦时。", "用电量|6.2|亿千瓦时|exact|level|actual"),
      .review("细颗粒物浓度降至31微克/立方米。", "细颗粒物浓度|31|微克/立方米|exact|level|actual"),
      .review("改造危旧房2.5万套（间）。", "危旧房|2.5|万套（间）|exact|level|actual"),
      .review("接待游客87万人次。", "游客|87|万人次|exact|level|actual"),
      .review("建成标准厂房12万平方米。", "标准厂房|12|万平方米|exact|level|actual"),
      .review("惠及38万群众。", "群众|38|万|exact|level|actual"),
    ])
  }

  @Test("Bound words before and behind")
  func bounds() throws {
    try check([
      .review("高技能人才超过62万人。", "高技能人才|62|万人|at_least|level|actual"),
      .review("博士后突破1万人。", "博士后|1|万人|at_least|level|actual"),
      .review("投资约6亿元。", "投资|6|亿元|about|level|actual"),
      .review("新增水量近4亿立方米。", "水量|4|亿立方米|about|increase|actual"),
      .plan("完成投资不少于8亿元。", "投资|8|亿元|at_least|level|target"),
      .plan("空置率低于4.6%。", "空置率|4.6|%|at_most|level|target"),
      .plan("办理时限控制在7天以内。", "办理时限|7|天|at_most|level|target"),
      .review("节约能耗5万吨。", "能耗|5|万吨|exact|level|actual"),
    ])
  }

  @Test("Redacted figures have no value")
  func redactions() throws {
    try check([
      .plan("地区生产总值增长**.*%以上。", "地区生产总值|-|%|at_least|increase|target"),
      .review("发放补贴X万元。", "补贴|-|万元|exact|level|actual"),
      .plan("力争培育规上企业*家。", "规上企业|-|家|exact|level|target"),
      .review("引进项目XX个。", "项目|-|个|exact|level|actual"),
      .review("转移劳动力X万人次。", "劳动力|-|万人次|exact|level|actual"),
      .plan("由X县长牵头，X月底前完成。"),
      .plan("打响“*香菇”品牌。"),
    ])
  }

  @Test("Multiples, tenths and fractions")
  func multiples() throws {
    try check([
      .plan("工业总产值实现翻一番。", "工业总产值|2|倍|exact|increase|target"),
      .review("快递业务量翻两番。", "快递业务量|4|倍|exact|increase|actual"),
      .review("快递业务量增长2.5倍。", "快递业务量|2.5|倍|exact|increase|actual"),
      .review("工业投资保持两位数增长。", "工业投资|10|%|at_least|increase|actual"),
      .review("行政村八成以上通上公交。", "行政村|8|成|at_least|level|actual"),
      .review("用电量占全市的三分之一。", "用电量占全市|0.3333||exact|level|actual"),
      .review("城乡居民收入比降至2.28。", "城乡居民收入比|2.28||exact|level|actual"),
    ])
  }

  @Test("Ranks")
  func ranks() throws {
    try check([
      .review("工业增速居全省第3位。", "工业增速|3|位|exact|level|actual"),
      .review("粮食产量位居全市首位。", "粮食产量|1|位|exact|level|actual"),
      .review("考核成绩排名全国第一。", "考核成绩|1|位|exact|level|actual"),
      .review("经济总量排名第二、增速排名第五。", "经济总量|2|位|exact|level|actual", "经济增速|5|位|exact|level|actual"),
      .review("我县考核排名倒数第一。", "考核|1|位|exact|level|actual"),
      .review("工业增速居全省前3位。", "工业增速|3|位|at_most|level|actual"),
      .review("我们召开第二次全体会议。"),
      .review("始终把安全摆在首位。"),
      .review("获评全国第一批试点。"),
    ])
  }

  @Test("Durations count only where they measure")
  func durations() throws {
    try check([
      .review("工业投资连续27个月保持增长。", "工业投资|27|个月|exact|level|actual"),
      .review("投诉总量连续4年下降。", "投诉总量|4|年|exact|level|actual"),
      .plan("审批时限压缩至3个工作日。", "审批时限|3|个工作日|exact|level|target"),
      .review("人均预期寿命提高到79.2岁。", "人均预期寿命|79.2|岁|exact|level|actual"),
      .review("灾后建房三年任务两年完成。", "灾后建房|3|年|exact|level|target", "灾后建房|2|年|exact|level|actual"),
      .review("五年来，我们砥砺前行。"),
      .review("2025年6月30日，项目开工。"),
      .plan("3月10日前完成整改。"),
      .plan("实施三年行动计划。"),
    ])
  }
}
