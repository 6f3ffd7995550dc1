package suma.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program by its exit status and what it prints. */
class SumaTest {
    @TempDir
    private Path dir;

    private record Run(int status, String text) {
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            return new Run(Suma.run(arguments), text.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~ | 2 | expected a command
            fly | 2 | fly
            serve | 2 | --data
            serve --data x --http none | 2 | --http
            serve --data x --resp none | 2 | --resp
            serve --data x --bind 192.0.2.1 --resp-open | 2 | loopback
            key | 2 | expected add, list or revoke
            key add --data DIR --role king --name x | 2 | king
            key add --data DIR --role pos --quota many --name x | 2 | as in 200/s
            key add --data DIR --role pos --quota 99999999 --name x | 2 | up to 10000000
            key add --data DIR/none --role pos --name x | 1 | expected one that a server has made
            key revoke --data DIR 77 | 1 | 77
            verify --data DIR/none | 1 | none
            backup --data DIR/none --to DIR/backups | 2 | SUMA_PASSPHRASE
            backup --data DIR/none --to DIR/backups --passphrase DIR/none | 1 | none
            restore --from DIR/backups --data DIR/none | 2 | SUMA_PASSPHRASE
            parse | 2 | TEXT
            parse ? | 1 | problem
            parse --company-prefix 5 (01)12345678901231(21)9999 | 2 | expected 6 to 12
            parse (01)12345678901231(21)9999 | 0 | gs1-sgtin
            parse --company-prefix 9 ^0112345678901231219999 | 0 | urn:epc:id:sgtin:234567890.1123.9999
            --help | 0 | serve
            serve --help | 0 | --bind
            serve --data DIR --config DIR/none.json | 1 | none.json
            """)
    void exitsWithItsStatus(String arguments, int status, String words) {
        String[] split = arguments.isEmpty() ? new String[0] : arguments.replace("DIR", dir.toString()).split(" ");
        Run run = run(split);
        assertEquals(status, run.status, run.text);
        assertTrue(run.text.contains(words), run.text);
    }

    @Test
    void parseTakesATextOfSeveralLinesFromStandardInput() {
        InputStream in = System.in;
        System.setIn(new ByteArrayInputStream("郑单958\n某种业\nABCDEFGHIJ0123456789\nhttp://seed.cn/x\n".getBytes(StandardCharsets.UTF_8)));
        try {
            Run parsed = run("parse", "-");
            assertEquals(0, parsed.status, parsed.text);
            assertTrue(parsed.text.contains("ABCDEFGHIJ0123456789"), parsed.text);
        } finally {
            System.setIn(in);
        }
    }

    @Test
    void parseAdvisesWhereTheLocaleLostACharacter() {
        Run parsed = run("parse", "\ufffd\ufffd11");
        assertEquals(1, parsed.status);
        assertTrue(parsed.text.contains("suma parse -"), parsed.text);
    }

    @Test
    void keysAreAddedListedAndRevoked() {
        Run added = run("key", "add", "--data", dir.toString(), "--role", "pos", "--quota", "200/s", "--name", "till 4");
        assertEquals(0, added.status);
        assertTrue(added.text.startsWith("suma_"), added.text);
        Run list = run("key", "list", "--data", dir.toString());
        assertTrue(list.text.contains("till 4") && list.text.contains("quota 200/s") && !list.text.contains(added.text.strip()), list.text);
        assertEquals(0, run("key", "revoke", "--data", dir.toString(), "2").status);
        assertTrue(run("key", "list", "--data", dir.toString()).text.contains("revoked"));
    }

    @Test
    void aSecondServerOnAFolderAndATakenPortAreNamed() {
        Path first = dir.resolve("first");
        try (TestServer server = TestServer.open(first)) {
            Run second = run("serve", "--data", first.toString(), "--http", "0", "--resp", "0");
            assertEquals(1, second.status, second.text);
            assertTrue(second.text.contains("is open already"), second.text);
            Run taken = run("serve", "--data", dir.resolve("second").toString(), "--http", String.valueOf(server.uri("/").getPort()), "--resp", "0");
            assertEquals(1, taken.status, taken.text);
            assertTrue(taken.text.contains("cannot listen on"), taken.text);
        }
        assertEquals(0, run("verify", "--data", first.toString()).status);
    }
}
