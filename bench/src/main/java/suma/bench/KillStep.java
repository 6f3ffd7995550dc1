package suma.bench;

/** A job, and where its goods go once it is acknowledged. */
record KillStep(KillJob job, Runnable then) {
}
