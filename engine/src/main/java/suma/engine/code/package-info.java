/**
 * Code formats: what the codes of each scheme look like, how they are written, and how a scanned text is read.
 *
 * <pre>
 *  schemes.json, configuration          scanned text
 *            |                                |
 *      SchemeDecoder                     TextReader --- ElementString, DigitalLink, EpcUrn -- Gs1Candidates
 *            |                                |   '---- PlainText, LabelText                      |
 *         Scheme -- CodeShape                 |                                                   |
 *            |      (where the parts stand)   '----------------> Reading <------------------------'
 *       SpaceFormat                                    candidates: scheme and plain code
 *  (prefix | serial | suffix | check)
 * </pre>
 *
 * <p>The doors are {@link suma.engine.code.Schemes}, {@link suma.engine.code.Scheme}, {@link suma.engine.code.SpaceFormat},
 * {@link suma.engine.code.Reading} and {@link suma.engine.code.CodeForms}. Behind them stand definitions ({@code Scheme…}, {@code …Part},
 * {@code FieldRule}), readers ({@code …Text}, {@code ElementString}, {@code DigitalLink}, {@code EpcUrn}), the table of GS1 application
 * identifiers ({@code Ai…}, {@code ValueCheck}) and the arithmetic of characters ({@code Alphabet}, {@code Check…}, {@code Digit…}).
 * They share so much that a cut through them would make a dozen types public; so they are one package.
 *
 * <p>The <em>plain code</em> is the one canonical text of a code: the characters as printed; for GS1 schemes application
 * identifiers and values without brackets, for an SSCC its 18 digits. A text may fit several schemes; which of them it is of
 * shows only in what was issued or registered, so a reading has candidates.
 *
 * <p>Everything but {@link suma.engine.code.Reading} is immutable. Reading, rendering and extracting allocate nothing.
 */
package suma.engine.code;
