package suma.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Data folders that are filled once and used by several runs; where a place is told to keep them, by later ones too. */
final class KeptFolders {
    private static final String FILLED = ".filled";

    private final Path root;

    KeptFolders(Optional<Path> kept, Scratch scratch) throws IOException {
        root = Files.createDirectories(kept.orElseGet(scratch::next));
    }

    /** A data folder that {@code filling} has filled; {@code name} must tell apart all that differs. */
    Path filled(String name, Consumer<Plant> filling) throws IOException {
        Path folder = root.resolve(name);
        Path mark = root.resolve(name + FILLED);
        if (Files.notExists(mark)) {
            if (Files.exists(folder)) {
                Scratch.delete(folder);
            }
            try (Plant plant = Plant.open(folder)) {
                filling.accept(plant);
            }
            Files.createFile(mark);
        }
        return folder;
    }
}
