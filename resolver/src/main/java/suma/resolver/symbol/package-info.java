/**
 * Symbols that scanners read, and their drawings as SVG and PNG.
 *
 * <pre>
 *   SymbolText + Symbology        what people shall read
 *            |                            |
 *      SymbolEncoder                  HumanText       the encoder alone knows OkapiBarcode
 *            |                            |
 *         Modules ------- Drawing --------'           layout in dots
 *                        /       \
 *                 SvgWriter     PngWriter -- Glyphs, BitImage, PngLayout
 * </pre>
 *
 * <p>No drawing needs a font or a display of the machine: PNG pictures are one bit deep, with letters of this package's own.
 */
package suma.resolver.symbol;
