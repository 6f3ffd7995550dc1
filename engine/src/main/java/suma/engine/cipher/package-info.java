/**
 * Format-preserving encryption of serials: FF1 of NIST SP 800-38G over AES, in runs.
 *
 * <p>The serial of index {@code i} of a space is FF1(i). A string of n numerals is held as two numbers, its first floor(n/2)
 * numerals and its last ceil(n/2), and never as characters; text belongs to {@code suma.engine.code}.
 */
package suma.engine.cipher;
