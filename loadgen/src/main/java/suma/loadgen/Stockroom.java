package suma.loadgen;

/** Codes that a target really has, for scenarios to ask about. */
interface Stockroom {
    /** Makes ready for orders; what tells the lots of this run from those of others. */
    String run() throws LoadException;

    /** Units that were issued and to which nothing has happened yet. */
    CodeStock units(long count) throws LoadException;

    /** Cases that were issued and hold nothing yet. */
    CodeStock cases(long count) throws LoadException;

    /** Units in trade to ask about, which may have been asked about before. */
    CodeStock known(long count) throws LoadException;

    /** Units in trade that no other scenario has. */
    CodeStock inTrade(long count) throws LoadException;

    /** Units in trade that lie in cases, so many in each. */
    CodeStock packed(long count, int children) throws LoadException;

    /** Well-formed codes that nobody was given. */
    CodeStock neverIssued() throws LoadException;

    /** The shop that sells. */
    String party() throws LoadException;
}
