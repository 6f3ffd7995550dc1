package suma.resolver.resp;

import java.util.stream.Collectors;
import suma.engine.command.Completion;
import suma.engine.command.Outcome;
import suma.resolver.checkout.CheckoutJson;
import suma.resolver.checkout.SaleBasket;
import suma.resolver.json.JsonOut;

/** A checkout that waits for the disk, and its reply. */
final class PendingCheckout implements Completion {
    private final Checkouts owner;
    private final SaleBasket basket;
    /** Set by the thread that completes, read by the event loop it hands over to. */
    private volatile Outcome outcome;

    PendingCheckout(Checkouts owner, SaleBasket basket) {
        this.owner = owner;
        this.basket = basket;
    }

    @Override
    public void complete(Outcome result) {
        outcome = result;
        owner.completed();
    }

    boolean done() {
        return outcome != null;
    }

    void reply(RespEncoder out, JsonOut json) {
        if (outcome instanceof Outcome.Accepted accepted) {
            CheckoutJson.write(json.clear(), basket, accepted);
            out.bulk(json.bytes(), 0, json.length());
        } else if (outcome instanceof Outcome.Refused refused) {
            out.error("ERR " + refused.detail() + refused.faults().stream()
                    .map(fault -> "; code " + (fault.item() + 1) + " " + fault.reason().text()).collect(Collectors.joining()));
        } else if (outcome instanceof Outcome.Unavailable unavailable) {
            out.error("UNAVAILABLE " + unavailable.why());
        } else {
            out.error("TRYAGAIN the queue of commands is full, nothing was changed; send it again");
        }
    }
}
