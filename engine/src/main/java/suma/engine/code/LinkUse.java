package suma.engine.code;

/** What an application identifier can be in a GS1 Digital Link. */
enum LinkUse {
    /** A primary key, or an attribute of another. */
    KEY,
    /** An attribute in the query, perhaps also a qualifier in the path. */
    ATTRIBUTE,
    /** A qualifier in the path at the most. */
    NO_ATTRIBUTE
}
