package suma.engine.code;

import java.util.Map;

/** Turns the elements of a reading into plain codes of the GS1 schemes. */
final class Gs1Candidates {

    private static final ApplicationIdentifier SSCC = ApplicationIdentifiers.named("00");
    private static final ApplicationIdentifier GTIN = ApplicationIdentifiers.named("01");
    private static final ApplicationIdentifier CONTENT = ApplicationIdentifiers.named("02");
    private static final ApplicationIdentifier LOT = ApplicationIdentifiers.named("10");
    private static final ApplicationIdentifier SERIAL = ApplicationIdentifiers.named("21");
    private static final ApplicationIdentifier GRAI = ApplicationIdentifiers.named("8003");
    private static final ApplicationIdentifier GIAI = ApplicationIdentifiers.named("8004");

    private final Scheme sgtin;
    private final Scheme sscc;
    private final Scheme grai;
    private final Scheme graiType;
    private final Scheme giai;
    private final Scheme lgtin;
    private final Scheme gtin;

    Gs1Candidates(Map<String, Scheme> schemes) {
        sgtin = schemes.get("gs1-sgtin");
        sscc = schemes.get("gs1-sscc");
        grai = schemes.get("gs1-grai");
        graiType = schemes.get("gs1-grai-type");
        giai = schemes.get("gs1-giai");
        lgtin = schemes.get("gs1-lgtin");
        gtin = schemes.get("gs1-gtin");
    }

    /** Adds what the first key among the elements names: an item, or else a class. */
    void add(Reading out) {
        for (int i = 0; i < out.elements() && out.candidates() == 0; i++) {
            addKey(out.ai(i), out);
        }
        if (out.candidates() == 0 && out.find(CONTENT) >= 0) {
            addContent(out);
        }
        if (out.candidates() == 0) {
            out.fault(Fault.NO_KEY, -1);
        }
    }

    private void addKey(ApplicationIdentifier ai, Reading out) {
        if (ai == SSCC) {
            addBare(sscc, ai, out);
        } else if (ai == GTIN) {
            addTradeItem(out);
        } else if (ai == GRAI) {
            addWhole(grai, ai, out);
            addWhole(graiType, ai, out);
        } else if (ai == GIAI) {
            addWhole(giai, ai, out);
        }
    }

    private void addTradeItem(Reading out) {
        int mark = out.scratch().mark();
        out.appendElement(GTIN);
        if (out.find(SERIAL) >= 0) {
            out.appendElement(SERIAL);
            out.addScratch(sgtin, mark);
        } else if (out.find(LOT) >= 0) {
            out.appendElement(LOT);
            out.addScratch(lgtin, mark);
        } else {
            out.addScratch(gtin, mark);
        }
    }

    private void addContent(Reading out) {
        int mark = out.scratch().mark();
        out.scratch().append(GTIN.code());
        out.appendValue(CONTENT);
        out.addScratch(gtin, mark);
    }

    private static void addBare(Scheme scheme, ApplicationIdentifier ai, Reading out) {
        int mark = out.scratch().mark();
        out.appendValue(ai);
        out.addScratch(scheme, mark);
    }

    private static void addWhole(Scheme scheme, ApplicationIdentifier ai, Reading out) {
        int mark = out.scratch().mark();
        out.appendElement(ai);
        out.addScratch(scheme, mark);
    }
}
