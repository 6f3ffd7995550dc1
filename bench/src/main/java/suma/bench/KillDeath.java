package suma.bench;

import java.util.List;
import java.util.Random;
import suma.engine.DeathPoint;
import suma.engine.FaultPoints.Place;

/** A place at which the server is told to die by itself, and the how-manieth time it comes there. */
record KillDeath(Place place, int passage) {
    private static final List<Place> OPENING = List.of(Place.STORE_OPENED, Place.REBUILDING, Place.REBUILT);
    private static final List<Place> CLOSING = List.of(Place.DRAINED, Place.INDEX_CLOSED, Place.MARKED);
    private static final List<Place> WORKING = List.of(Place.BEFORE_WRITE, Place.AFTER_WRITE, Place.AFTER_PUBLISH, Place.TELLING);
    private static final List<Place> BACKING_UP = List.of(Place.TABLES_COPIED, Place.KEYS_SEALED);
    private static final int MOST_GROUPS = 120;
    private static final int MOST_BLOCKS = 100;

    /** The places that only the first start of a folder comes to, each once. */
    static List<KillDeath> ofAFirstStart() {
        return List.of(new KillDeath(Place.STORE_OPENED, 1), new KillDeath(Place.KEYS_MADE, 1), new KillDeath(Place.REBUILT, 1));
    }

    static KillDeath opening(Random random) {
        Place place = any(OPENING, random);
        return new KillDeath(place, place == Place.REBUILDING ? 1 + random.nextInt(MOST_BLOCKS) : 1);
    }

    static KillDeath working(Random random) {
        return new KillDeath(any(WORKING, random), 1 + random.nextInt(MOST_GROUPS));
    }

    static KillDeath backingUp(Random random) {
        return new KillDeath(any(BACKING_UP, random), 1);
    }

    static KillDeath closing(Random random) {
        return new KillDeath(any(CLOSING, random), 1);
    }

    private static Place any(List<Place> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    KillFate fate() {
        return KillFate.of("-D" + DeathPoint.PROPERTY + "=" + place + ":" + passage);
    }
}
