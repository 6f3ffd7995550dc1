package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A build of the server that is broken on purpose, in a way that the rig must find. */
enum KillMutant {
    /** Lookups and callers learn of a group before it is written. */
    ACKNOWLEDGES_BEFORE_IT_WRITES("suma/engine/pipeline/Writer.java", "        faults.reached(Place.BEFORE_WRITE);",
            "        state.publish(index); tellWaiting(); faults.reached(Place.BEFORE_WRITE);", "expected Verdict|records in the log: expected|it is gone"),
    /** A retry after a restart is done again. */
    FORGETS_WHAT_RETRIES_ARE_ANSWERED("suma/engine/pipeline/Writer.java", "        retries.writeTo(group);", "", "asked again|retry|two batches");

    private final String file;
    private final String right;
    private final String wrong;
    private final Pattern telling;

    /** @param telling what a finding says that is of this fault, and not of a rig that is broken itself */
    KillMutant(String file, String right, String wrong, String telling) {
        this.file = file;
        this.right = right;
        this.wrong = wrong;
        this.telling = Pattern.compile(telling);
    }

    boolean isToldBy(String finding) {
        return telling.matcher(finding).find();
    }

    /** Compiles the class anew, to come before the jar's own. */
    Path compile(Path sources, Path jar, Path into) throws IOException {
        String source = Files.readString(sources.resolve(file));
        if (source.split(Pattern.quote(right), -1).length != 2) {
            throw new IOException(sources.resolve(file) + ": expected once \"" + right.strip() + "\", which " + this + " is to break");
        }
        Path broken = into.resolve("source").resolve(file);
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, source.replace(right, wrong));
        Path classes = Files.createDirectories(into.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-cp", jar.toString(), "-d", classes.toString(), "-proc:none", "--release", "17");
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(broken)).call()) {
                throw new IOException(broken + ": does not compile");
            }
        }
        return classes;
    }
}
