/// Words of one character that may stand at the edge of a name. They mean nothing inside other words,
/// so what stands beside them is looked at too.
enum SingleWords {
  /// Whether a scalar before a value says no more than that the value follows.
  static func closes(_ scalar: Unicode.Scalar, after: Unicode.Scalar) -> Bool {
    switch scalar {
    case "至", "到", "由", "了", "于", "约", "又", "各", "占", "也", "就", "将", "超", "得", "只", "仅", "再",
      "较", "近", "、", "，", "跃", "—", "-", "把":
      scalar == "约" ? after != "节" && after != "条" && after != "合" && after != "集"
        : scalar == "于" || scalar == "由" ? after != "自" && after != "关" && after != "对" : true
    case "达": after != "发" && after != "通"
    case "为": after != "作" && after != "行"
    case "是": after != "还"
    case "在": after != "存" && after != "现"
    case "从": after != "服"
    case "以": after != "可"
    case "按": true
    case "有": after != "国" && after != "所" && after != "民" && after != "持"
    case "共": after != "公"
    case "均": after != "人" && after != "平"
    case "已", "还", "且", "并": true
    case "增": after != "新" && after != "递"
    case "降", "减", "升": after != "提" && after != "增"
    case "居": after != "民" && after != "安" && after != "定"
    case "列": after != "系" && after != "班" && after != "序"
    case "和", "与": after != "参"
    case "及": after != "普" && after != "以"
    case "的": true
    case "第", "好": true
    case "都": after != "首" && after != "成"
    default: false
    }
  }

  /// Whether a scalar that opens a phrase is no part of its name, by what follows.
  static func opens(_ scalar: Unicode.Scalar, before: Unicode.Scalar) -> Bool {
    switch scalar {
    case "了", "将", "把", "让", "由", "也", "着", "的", "是", "、", "，", "被", "及", "又", "再", "且", "“", "就":
      scalar == "再" ? before != "生" && before != "贷" && before != "就"
        : scalar == "就" ? before != "业" && before != "医" && before != "诊"
          : scalar == "“" ? false : scalar == "由" ? before != "于" : true
    case "到": before != "位"
    case "出": before != "口" && before != "生" && before != "栏" && before != "境" && before != "租"
    case "起": before != "降"
    case "对": before != "外" && before != "口"
    case "在": before != "建" && before != "校" && before != "站" && before != "岗" && before != "册"
      && before != "库" && before != "线" && before != "营" && before != "园"
    case "以": before != "上" && before != "下" && before != "工"
    case "按": true
    case "使": before != "用"
    case "要": before != "素"
    case "并": before != "网"
    case "还": before != "款" && before != "贷" && before != "建"
    case "其": true
    case "从": before != "业"
    case "为": before != "民"
    case "和": before != "谐"
    case "与": true
    case "都": before != "市"
    case "均": before != "衡"
    case "已", "各", "向", "给", "共":
      scalar == "共" ? before != "建" && before != "享" && before != "同"
        : scalar == "各" ? before != "类" && before != "项" : true
    case "好": before != "评"
    case "获": before != "奖"
    case "达": before != "标"
    case "有": before != "色" && before != "机" && before != "效" && before != "限"
    default: false
    }
  }

  /// Behind a verb these make a noun of it: 完成率, 签约额.
  static func makesNoun(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "率", "额", "量", "数", "比", "度", "值", "面", "性", "者", "型", "权", "期", "员", "户", "商", "家", "点",
      "厂", "场", "队":
      true
    default: false
    }
  }
}
