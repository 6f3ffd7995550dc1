package suma.engine.scan;

import suma.engine.custody.CustodyChain;
import suma.engine.store.StoredCustody;

/** Reads who sold a code and when, also where it was sold as part of what it is in. Not thread-safe; allocates nothing. */
final class SaleReader {
    private final ReadSide side;
    private final CustodyChain chain;

    SaleReader(ReadSide side) {
        this.side = side;
        this.chain = new CustodyChain(side.blocks, new StoredCustody(side.store));
    }

    /** Fills the sale of a code that is sold. A code that is just being returned may have none any more. */
    void fill(Finding out) {
        if (chain.findSale(out.codeId)) {
            out.sold = true;
            out.soldAtMs = chain.atMs();
            out.soldParty = side.catalog.partyId(chain.party());
        }
    }
}
