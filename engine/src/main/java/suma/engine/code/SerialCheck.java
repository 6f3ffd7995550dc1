package suma.engine.code;

/**
 * A GS1 check digit that is known from the sum of a decimal serial: how far after the serial's start it stands, how many digits
 * are between the serial and it, and the check sum of all other digits.
 */
record SerialCheck(int at, int places, int fixedSum) {

    /** Of codes whose last character follows from more than a decimal serial, or from nothing. */
    static final SerialCheck NONE = new SerialCheck(0, 0, 0);

    boolean present() {
        return at > 0;
    }
}
