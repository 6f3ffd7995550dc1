package suma.engine.code;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is wrong with one text, put into words only when asked for; reusable. */
final class Problem {

    private Diagnosis diagnosis = Diagnosis.NOTHING_READ;
    private Fault fault = Fault.NONE;
    private ApplicationIdentifier ai = ApplicationIdentifier.UNKNOWN;
    private int at;
    private boolean inScratch;
    private int offset;
    private int length;

    /** Stores references only where they change, which spares the garbage collector's barriers. */
    void start(Diagnosis diagnosis, int offset, int length) {
        if (this.diagnosis != diagnosis) {
            this.diagnosis = diagnosis;
        }
        clear();
        subject(false, offset, length);
    }

    void clear() {
        if (fault != Fault.NONE) {
            fault = Fault.NONE;
        }
    }

    /** Takes the part of a text, or its cleaned form in the scratch, that a diagnosis should speak of. */
    void subject(boolean inScratch, int offset, int length) {
        this.inScratch = inScratch;
        this.offset = offset;
        this.length = length;
    }

    boolean subjectInScratch() {
        return inScratch;
    }

    void set(Fault fault, ApplicationIdentifier ai, int at) {
        this.fault = fault;
        this.ai = ai;
        this.at = at < 0 ? at : at - offset;
    }

    /** The words, given the array that the subject is in. */
    String text(byte[] subject) {
        if (fault == Fault.NONE) {
            return diagnosis.of(subject, offset, length);
        }
        StringBuilder text = new StringBuilder(fault.toString()).append(more(subject));
        if (ai != ApplicationIdentifier.UNKNOWN) {
            text.append(" of application identifier ").append(ai);
        }
        if (fault == Fault.WRONG_VALUE) {
            text.append(", expected ").append(ai.format()).append(", wrong");
        }
        return at < 0 ? text.toString() : text.append(" at position ").append(at + 1).toString();
    }

    /** What a fault says of the text itself. */
    private String more(byte[] subject) {
        return switch (fault) {
            case OTHER_URN -> EpcUrn.named(new String(subject, offset, length, UTF_8));
            case TAG_URN -> EpcUrn.pureIdentity(new String(subject, offset, length, UTF_8));
            case NO_LINK -> DigitalLink.withoutKey(new String(subject, offset, length, UTF_8));
            default -> "";
        };
    }
}
