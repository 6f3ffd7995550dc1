package suma.engine;

/** Named places in the commit path at which a test may let the engine break. */
@FunctionalInterface
public interface FaultPoints {
    FaultPoints NONE = place -> { };

    /** The places, in the order a group passes them. */
    enum Place { BEFORE_WRITE, AFTER_WRITE, AFTER_PUBLISH }

    void reached(Place place);
}
