package suma.engine.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import suma.engine.CorruptionException;
import suma.engine.catalog.Level;
import suma.engine.catalog.Party;
import suma.engine.catalog.Position;
import suma.engine.catalog.Product;
import suma.engine.command.Command;
import suma.engine.command.Command.BatchFacts;
import suma.engine.command.Command.Commission;
import suma.engine.command.Command.CommissionRange;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Pack;
import suma.engine.command.Command.PutParty;
import suma.engine.command.Command.PutProduct;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.SkipSerials;
import suma.engine.command.Command.Unpack;
import suma.engine.command.Command.VoidBatch;

/**
 * The bytes of a command in the log: a kind byte, then its fields in the order of its record type.
 *
 * <pre>
 * kind:u8 | fields…
 * </pre>
 *
 * A party ends with latitude and longitude in millionths of a degree, both zigzag, where these were told.
 * Code lists and event contexts are those of {@link EventLayout}, kinds from 10 to 63 those of {@link TradeLayout}.
 * {@link Command.Together} has no form of its own: its events are records of one group.
 */
public final class CommandLayout {
    private static final int PARTY = 1;
    private static final int PRODUCT = 2;
    private static final int ORDER = 3;
    private static final int VOID = 4;
    private static final int REGISTER = 5;
    private static final int COMMISSION = 6;
    private static final int COMMISSION_RANGE = 7;
    private static final int PACK = 8;
    private static final int UNPACK = 9;
    private static final int SKIP_SERIALS = 64;

    private CommandLayout() {
    }

    public static void write(Command command, ByteWriter out) {
        if (command instanceof Pack pack) {
            EventLayout.codes(pack.children(), out.u8(PACK).varint(pack.parent()));
            EventLayout.context(pack.context(), out);
        } else if (command instanceof Unpack unpack) {
            EventLayout.codes(unpack.children(), out.u8(UNPACK).varint(unpack.parent()));
            EventLayout.context(unpack.context(), out);
        } else if (command instanceof Commission commission) {
            EventLayout.codes(commission.codes(), out.u8(COMMISSION));
            EventLayout.context(commission.context(), out);
        } else if (command instanceof CommissionRange range) {
            out.u8(COMMISSION_RANGE).varint(range.batch()).varint(range.offset()).varint(range.count());
            EventLayout.context(range.context(), out);
        } else if (!TradeLayout.write(command, out)) {
            writeOrder(command, out);
        }
    }

    private static void writeOrder(Command command, ByteWriter out) {
        if (command instanceof OrderBatch order) {
            facts(order.facts(), out.u8(ORDER)).varint(order.quantity()).texts(order.schemeFields());
        } else if (command instanceof Register register) {
            facts(register.facts(), out.u8(REGISTER)).varint(register.batch()).varint(register.codes().size());
            register.codes().forEach(out::blob);
        } else if (command instanceof VoidBatch voiding) {
            out.u8(VOID).varint(voiding.batch());
        } else if (command instanceof PutParty put) {
            write(put.party(), out.u8(PARTY));
        } else if (command instanceof PutProduct put) {
            write(put.product(), out.u8(PRODUCT));
        } else if (command instanceof SkipSerials skip) {
            out.u8(SKIP_SERIALS).varint(skip.codes());
        } else {
            throw new IllegalArgumentException("no record form: " + command);
        }
    }

    static boolean isTrade(int kind) {
        return kind > UNPACK && kind != SKIP_SERIALS;
    }

    public static Command read(ByteReader in) {
        int kind = in.u8();
        return switch (kind) {
            case PARTY -> new PutParty(readParty(in));
            case PRODUCT -> new PutProduct(readProduct(in));
            case ORDER -> new OrderBatch(readFacts(in), in.varint(), in.texts());
            case VOID -> new VoidBatch((int) in.varint());
            case REGISTER -> new Register(readFacts(in), (int) in.varint(), readBlobs(in));
            case COMMISSION -> new Commission(EventLayout.readCodes(in), EventLayout.readContext(in));
            case COMMISSION_RANGE -> new CommissionRange((int) in.varint(), in.varint(), in.varint(), EventLayout.readContext(in));
            case PACK -> new Pack(in.varint(), EventLayout.readCodes(in), EventLayout.readContext(in));
            case UNPACK -> new Unpack(in.varint(), EventLayout.readCodes(in), EventLayout.readContext(in));
            case SKIP_SERIALS -> new SkipSerials(in.varint());
            default -> TradeLayout.read(kind, in);
        };
    }

    public static void write(Party party, ByteWriter out) {
        out.varint(party.number()).text(party.id()).text(party.name()).text(party.kind()).text(party.gln())
                .text(party.uscc()).text(party.region()).text(party.address());
        party.position().ifPresent(at -> out.zigzag(at.latitude()).zigzag(at.longitude()));
    }

    public static Party readParty(ByteReader in) {
        return new Party((int) in.varint(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), readPosition(in));
    }

    private static Optional<Position> readPosition(ByteReader in) {
        if (in.atEnd()) {
            return Optional.empty();
        }
        long latitude = in.zigzag();
        long longitude = in.zigzag();
        if (Math.abs(latitude) > Position.MOST_LATITUDE || Math.abs(longitude) > Position.MOST_LONGITUDE) {
            throw new CorruptionException("position: expected at most " + Position.MOST_LATITUDE + " and " + Position.MOST_LONGITUDE
                    + " millionths of a degree, actual " + latitude + " and " + longitude);
        }
        return Optional.of(new Position((int) latitude, (int) longitude));
    }

    public static void write(Product product, ByteWriter out) {
        out.varint(product.number()).text(product.id()).text(product.name()).text(product.category()).text(product.scheme())
                .texts(product.fields()).text(product.party()).u8(product.level().ordinal())
                .text(product.guessOdds().toString()).texts(product.attributes());
    }

    public static Product readProduct(ByteReader in) {
        return new Product((int) in.varint(), in.text(), in.text(), in.text(), in.text(), in.texts(), in.text(),
                readLevel(in), readOdds(in), in.texts());
    }

    private static Level readLevel(ByteReader in) {
        return Level.values()[in.u8("level", 0, Level.values().length - 1)];
    }

    private static BigDecimal readOdds(ByteReader in) {
        String odds = in.text();
        try {
            return new BigDecimal(odds);
        } catch (NumberFormatException e) {
            throw new CorruptionException("guess odds: expected a decimal number, actual " + odds);
        }
    }

    private static ByteWriter facts(BatchFacts facts, ByteWriter out) {
        return out.text(facts.product()).text(facts.lot()).day(facts.producedOn()).day(facts.expiresOn()).texts(facts.attributes());
    }

    private static BatchFacts readFacts(ByteReader in) {
        return new BatchFacts(in.text(), in.text(), in.day(), in.day(), in.texts());
    }

    private static List<byte[]> readBlobs(ByteReader in) {
        int count = in.count(1);
        List<byte[]> blobs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blobs.add(in.blob());
        }
        return blobs;
    }
}
