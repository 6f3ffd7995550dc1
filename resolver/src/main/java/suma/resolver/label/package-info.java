/**
 * Printable labels: which text a symbol holds, the symbol itself, and its drawing as SVG, PNG or a sheet of many.
 *
 * <pre>
 *  Label (code, batch) + LabelStyle
 *            |
 *       SymbolText -- Gs1Elements, SchemeText      what a scanner will read
 *            |
 *      SymbolEncoder                               OkapiBarcode, and nothing else of it anywhere
 *            |
 *         Modules      HumanText (lines below the symbol)
 *            '------+------'
 *                Drawing
 *            SvgWriter | PngWriter | LabelSheet
 * </pre>
 *
 * <p>No drawing needs a font or a display of the machine: pictures are one bit deep, with letters of this package's own.
 */
package suma.resolver.label;
