package suma.engine.trace;

import java.util.List;
import suma.engine.command.Goods;
import suma.engine.history.Happening;

/** A transformation, with the goods on its other side. */
public record Made(Happening what, List<Source> goods) {

    /**
     * Goods that went into a transformation or came out of it.
     *
     * @param further what they were made of, or into, in their turn; empty where that is told already or goes too deep
     */
    public record Source(Goods goods, List<Made> further) {
    }
}
