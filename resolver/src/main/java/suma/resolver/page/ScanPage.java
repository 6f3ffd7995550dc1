package suma.resolver.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import suma.engine.Sha256;
import suma.resolver.symbol.Markup;

/** The page about one scan, in Chinese and English. It loads nothing and runs nothing, and its policy lets it do no other. */
final class ScanPage {
    private static final String STYLE = style();
    /** To be sent as {@code Content-Security-Policy}. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StringBuilder html = new StringBuilder(4096);
    private final DateTimeFormatter times;

    ScanPage(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
    }

    private static String style() {
        try (InputStream in = ScanPage.class.getResourceAsStream("scan.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource scan.css", unreadable);
        }
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    ScanPage begin(Seal seal) {
        html.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>").append(seal.chinese)
                .append(" · 溯码 Suma</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"robots\" content=\"noindex\"><style>").append(STYLE).append("</style></head>\n<body><main class=\"")
                .append(seal.look).append("\"><header><b>溯码</b><span lang=\"en\">Suma trace code</span></header>\n")
                .append("<section class=\"verdict\"><div class=\"seal\"><strong>").append(seal.chinese)
                .append("</strong><span lang=\"en\">").append(seal.english).append("</span></div><p>").append(seal.chineseAdvice)
                .append("</p><p lang=\"en\">").append(seal.englishAdvice).append("</p></section>\n<section class=\"facts\"><dl>");
        return this;
    }

    /** A line of what is known; left out where the text is empty. */
    ScanPage fact(String kind, String chinese, String english, String text) {
        if (!text.isEmpty()) {
            html.append("<div class=\"").append(kind).append("\"><dt>").append(chinese).append(" <span lang=\"en\">").append(english)
                    .append("</span></dt><dd>").append(Markup.escaped(text)).append("</dd></div>\n");
        }
        return this;
    }

    String time(long atMs) {
        return times.format(Instant.ofEpochMilli(atMs));
    }

    byte[] end(long scans, long firstMs) {
        html.append("</dl>");
        if (scans > 0) {
            html.append("<p class=\"scans\">第 ").append(scans).append(" 次查询，首次查询于 ").append(time(firstMs))
                    .append("<span lang=\"en\">").append(scans == 1 ? "Scanned once" : "Scanned " + scans + " times")
                    .append(", first on ").append(time(firstMs)).append("</span></p>");
        }
        return html.append("</section>\n<footer>溯码 Suma</footer></main></body></html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
