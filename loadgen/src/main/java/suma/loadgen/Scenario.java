package suma.loadgen;

/** What is asked of the target, call by call. */
@FunctionalInterface
interface Scenario {
    Call next();
}
