package suma.resolver.page;

import suma.engine.catalog.Verdict;

/** What a page says about a verdict: a word for the seal and a sentence, in Chinese and English, and how it looks. */
enum Seal {
    OK("good", "正常", "In order", "此码由登记企业赋码，商品在正常流通中。", "This code is registered, and the goods are in regular trade."),
    NOT_COMMISSIONED("wary", "未启用", "Not in use", "此码已发放，但尚未登记用于任何商品。请向销售者核实。",
            "This code was issued, but is not reported to stand on goods. Ask the seller."),
    SOLD("wary", "已售出", "Sold", "此码对应的商品已登记售出。若您未购买过它，请谨防假冒。",
            "These goods are registered as sold. If it was not to you, beware of a copy."),
    RECALLED("bad", "已召回", "Recalled", "该商品正在召回，请停止使用，并联系销售者退回。",
            "These goods are being recalled. Do not use them; return them to the seller."),
    EXPIRED("bad", "已过期", "Expired", "该商品已超过有效期，请勿使用。", "These goods are past their date. Do not use them."),
    VOIDED("bad", "已作废", "Voided", "此码已作废，不应出现在商品上。请谨防假冒。",
            "This code was voided and should not stand on any goods. Beware of a copy."),
    DESTROYED("bad", "已销毁", "Destroyed", "此码对应的商品已登记销毁或用于加工，不应再出售。",
            "These goods are registered as destroyed or used up, and must not be sold."),
    NOT_ISSUED("bad", "查无此码", "Never issued", "本平台从未发放过此码。请谨防假冒，可向监管部门举报。",
            "No such code was ever issued here. Beware of a copy, and consider reporting it."),
    UNKNOWN_PRODUCT("wary", "未登记", "Unknown", "此码对应的产品未在本平台登记。", "The product of this code is not registered here."),
    NO_CODE("wary", "无法识别", "No code", "这不是一个商品追溯码，请检查后重新扫描。", "This is not the code of an item. Check it and scan again.");

    final String look;
    final String chinese;
    final String english;
    final String chineseAdvice;
    final String englishAdvice;

    Seal(String look, String chinese, String english, String chineseAdvice, String englishAdvice) {
        this.look = look;
        this.chinese = chinese;
        this.english = english;
        this.chineseAdvice = chineseAdvice;
        this.englishAdvice = englishAdvice;
    }

    static Seal of(Verdict verdict) {
        return valueOf(verdict.name());
    }
}
