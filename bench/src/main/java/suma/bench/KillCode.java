package suma.bench;

/** One code, by its place in the print order of its batch. */
record KillCode(KillBatch batch, int index) {
    String text() {
        return batch.codes().get(index);
    }

    KillStanding standing() {
        return batch.standing(index);
    }

    void becomes(KillStanding standing) {
        batch.standing(index, standing);
    }
}
