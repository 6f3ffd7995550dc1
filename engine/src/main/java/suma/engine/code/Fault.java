package suma.engine.code;

/** Why a text in one of the GS1 forms, or of no form, cannot be read. */
enum Fault {
    NONE(""),
    EMPTY("text is empty"),
    TOO_LONG("text is longer than " + Schemes.MAX_TEXT_BYTES + " bytes"),
    UNKNOWN_AI("GS1: no application identifier"),
    WRONG_VALUE("GS1: wrong value"),
    REPEATED("GS1: application identifier repeated"),
    TOO_MANY("GS1: too many elements"),
    UNBRACKETED("GS1: expected an application identifier in brackets"),
    NO_KEY("GS1: no element that names an item or a product"),
    NO_LINK("Digital Link: no primary key and value in the path"),
    BAD_URI("Digital Link: not a URI of scheme, host and path"),
    BAD_ESCAPE("Digital Link: wrong percent escape"),
    MISPLACED("Digital Link: not allowed here"),
    BAD_URN("EPC: expected urn:epc:id:, a known kind and its parts"),
    OTHER_URN("EPC: expected id:sgtin, id:sscc, id:grai, id:giai or class:lgtin, actual "),
    TAG_URN("EPC: what a tag holds; expected the pure identity, "),
    RAW_URN("EPC: the bits of a tag; expected the pure identity, urn:epc:id: with kind and parts"),
    BAD_PREFIX_LENGTH("EPC: company prefix and reference have a wrong number of digits");

    private final String reason;

    Fault(String reason) {
        this.reason = reason;
    }

    @Override
    public String toString() {
        return reason;
    }
}
