package suma.bench;

import java.io.IOException;
import java.nio.file.Path;
import suma.engine.catalog.Level;

/** A folder with a lot that has gone to market, and behind it a pallet that holds very many units. */
record MarketStock(Market market, LotPlan pallet) {
    private static final int SHOPS = 2000;

    static MarketStock of(long units, long unitsOnPallet) {
        LotPlan lot = LotPlan.first(units, LotPlan.Filling.USUAL);
        int unitsPerCase = LotPlan.Filling.USUAL.units();
        LotPlan pallet = lot.next(unitsOnPallet, new LotPlan.Filling(unitsPerCase, Math.toIntExact(unitsOnPallet / unitsPerCase + 1), 1));
        return new MarketStock(new Market(lot, SHOPS), pallet);
    }

    LotPlan lot() {
        return market.lot();
    }

    Path folder(KeptFolders folders) throws IOException {
        return folders.filled("market-" + lot().units() + "-" + pallet.units(), plant -> {
            lot().make(plant);
            pallet.make(plant);
            market.trade(plant);
        });
    }

    /** The code of the pallet. */
    String palletCode(SumaProcess suma) throws IOException, InterruptedException {
        return suma.code(pallet.batch(Level.PALLET), 0);
    }
}
