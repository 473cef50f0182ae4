/// Words of one character that may stand at the edge of a name. They mean nothing inside other words,
/// so what stands beside them is looked at too.
enum SingleWords {
  /// Whether a scalar before a value says no more than that the value follows.
  static func closes(_ scalar: Unicode.Scalar, after: Unicode.Scalar) -> Bool {
    switch scalar {
    case "至", "到", "了", "又", "各", "占", "也", "就", "将", "超", "得", "只", "仅", "再", "较", "近", "、", "，",
      "跃", "—", "-", "把", "即", "略":
      true
    case "却": !["冷", "忘", "退"].contains(after)
    case "约": !BoundWords.isAgreement(after)
    case "于", "由": !["自", "关", "对"].contains(after)
    case "达": after != "发" && after != "通"
    case "为": after != "作" && after != "行"
    case "是": after != "还"
    case "在": after != "存" && after != "现"
    case "从": after != "服"
    case "以": after != "可"
    case "按": true
    case "有": !["国", "所", "民", "持"].contains(after)
    case "共": after != "公"
    case "才": after != "人" && after != "英" && after != "口"
    case "均": after != "人" && after != "平"
    case "已", "还", "且", "并": true
    case "刚": after != "金"
    case "增": after != "新" && after != "递"
    case "降", "减", "升": after != "提" && after != "增"
    case "居": !["民", "安", "定"].contains(after)
    case "列": !["系", "班", "序"].contains(after)
    case "和", "与": after != "参"
    case "及": after != "普" && after != "以"
    case "的": true
    case "第", "好": true
    case "都": after != "首" && after != "成"
    case "要": !["主", "重", "需", "首", "纲", "摘", "概"].contains(after)
    case "应": !["供", "效", "对", "反", "响", "适", "呼"].contains(after)
    default: false
    }
  }

  /// Whether a scalar that opens a phrase is no part of its name, by what follows.
  static func opens(_ scalar: Unicode.Scalar, before: Unicode.Scalar) -> Bool {
    switch scalar {
    case "了", "将", "把", "让", "即", "也", "着", "的", "是", "、", "，", "被", "及", "又", "且": true
    case "再": !["生", "贷", "就"].contains(before)
    case "就": !["业", "医", "诊"].contains(before)
    case "由": before != "于"
    case "到": before != "位" && before != "户" && before != "岗" && before != "账"
    case "出": !["口", "生", "栏", "境", "租"].contains(before)
    case "起": before != "降"
    case "对": before != "外" && before != "口"
    case "在":
      !["建", "校", "站", "岗", "册", "库", "线", "营", "园", "产", "外", "职", "编", "孵", "读"].contains(before)
    case "以": !["上", "下", "工"].contains(before)
    case "按": true
    case "使": before != "用"
    case "要": before != "素" && before != "求" && before != "点" && before != "件"
    case "并": before != "网"
    case "还": !["款", "贷", "建"].contains(before)
    case "其", "凡", "拟": true
    case "但": before != "书"
    case "而": true
    case "从": before != "业"
    case "为": before != "民"
    case "扣": before != "除" && before != "减" && before != "款"
    case "和": before != "谐"
    case "与": true
    case "都": before != "市"
    case "均": before != "衡"
    case "已", "向", "给": true
    case "共": !["建", "享", "同"].contains(before)
    case "各": before != "类" && before != "项"
    case "好": before != "评"
    case "获": before != "奖"
    case "达": before != "标"
    case "有": !["色", "机", "效", "限", "关", "害", "偿"].contains(before)
    default: false
    }
  }

  /// Behind a verb these make a noun of it: 完成率, 签约额.
  static func makesNoun(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "业", "品", "金", "券", "率", "额", "量", "数", "比", "度", "值", "面", "性", "者", "型", "权", "期", "员",
      "户", "商",
      "家", "点",
      "厂", "场", "队":
      true
    default: false
    }
  }

  /// What the names of bureaus end with: 财政局, 教育厅, 宣传部.
  @inline(__always)
  static func endsBureau(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "局", "厅", "委", "部": true
    default: false
    }
  }
}
