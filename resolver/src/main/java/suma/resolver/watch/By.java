package suma.resolver.watch;

/**
 * Who scanned.
 *
 * @param address of a public scan, else empty
 * @param key     number of the key that was shown, 0 for none
 */
record By(String address, int key) {
    static final By NOBODY = new By("", 0);
}
