package suma.resolver.demo;

import java.io.IOException;
import java.io.PrintStream;

/** The demonstration over a server that is ready. */
public final class Demo {
    private Demo() {
    }

    /** @param run differs for every demonstration over the same folder */
    public static void show(String url, String key, String run, PrintStream out) throws IOException, InterruptedException {
        DemoClient client = new DemoClient(url, key);
        Story story = new Story(client, out, run);
        story.tell();
        new ShortLoad(client, out).run(story.samples());
        out.printf("%nTo look at%n  %s/docs                  every call%n  %s/metrics               what is counted%n", url, url);
        for (String code : story.samples()) {
            out.printf("  curl -H \"Authorization: Bearer %s\" %s/v1/codes/%s%n", key, url, code);
        }
    }
}
