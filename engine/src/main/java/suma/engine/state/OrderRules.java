package suma.engine.state;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import suma.engine.catalog.Batch;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Disposition;
import suma.engine.catalog.Product;
import suma.engine.catalog.SerialSpace;
import suma.engine.code.FieldException;
import suma.engine.code.Scheme;
import suma.engine.code.Schemes;
import suma.engine.code.SpaceFormat;
import suma.engine.command.Command;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.PutProduct;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.SkipSerials;
import suma.engine.command.Command.VoidBatch;
import suma.engine.command.Outcome.Refused;

/** What may be stored, ordered, registered and voided. */
final class OrderRules {
    private static final int MOST_ODDS_DECIMALS = 30;

    private final CatalogEditor catalog;
    private final Schemes schemes;
    private final ForeignCodes foreign;
    private final ZoneId zone;

    OrderRules(CatalogEditor catalog, Schemes schemes, ForeignCodes foreign, ZoneId zone) {
        this.catalog = catalog;
        this.schemes = schemes;
        this.foreign = foreign;
        this.zone = zone;
    }

    Optional<Refused> check(PutProduct put) {
        Product product = put.product();
        Optional<Scheme> scheme = schemes.named(product.scheme());
        if (scheme.isEmpty()) {
            return Refusals.invalid("scheme: no scheme " + product.scheme());
        }
        if (!product.party().isEmpty() && catalog.party(product.party()).isEmpty()) {
            return Refusals.invalid("party: no party " + product.party());
        }
        if (!isOdds(product.guessOdds())) {
            return Refusals.invalid("guessOdds: expected above 0 and at most 1, with at most " + MOST_ODDS_DECIMALS
                    + " decimals, actual " + product.guessOdds());
        }
        try {
            scheme.get().checkProduct(product.fields());
            return checkUnchanged(product).or(() -> checkRival(product, scheme.get()));
        } catch (FieldException e) {
            return Refusals.invalid(e.getMessage());
        }
    }

    private static boolean isOdds(BigDecimal odds) {
        return odds.signum() > 0 && odds.scale() <= MOST_ODDS_DECIMALS && odds.compareTo(BigDecimal.ONE) <= 0;
    }

    private Optional<Refused> checkUnchanged(Product product) {
        return catalog.product(product.id()).filter(catalog::hasBatches)
                .filter(before -> !before.scheme().equals(product.scheme()) || !before.fields().equals(product.fields())
                        || before.level() != product.level())
                .flatMap(before -> Refusals.conflict("scheme, its fields and level cannot change: product " + product.id() + " has batches"));
    }

    private Optional<Refused> checkRival(Product product, Scheme scheme) {
        return ownSpace(product, scheme).flatMap(catalog::rival).flatMap(rival -> Refusals.conflict(
                "codes of product " + product.id() + " could not be told from those of serial space " + rival.format().key()));
    }

    /** The space that a product's first order will open, where the batch has no say in it. */
    private static Optional<SpaceFormat> ownSpace(Product product, Scheme scheme) {
        return scheme.issues() && scheme.batchFields().isEmpty() ? Optional.of(format(scheme, product.fields())) : Optional.empty();
    }

    private static SpaceFormat format(Scheme scheme, Map<String, String> fields) {
        try {
            return scheme.space(fields);
        } catch (FieldException e) {
            throw new IllegalStateException("fields were checked: " + fields, e);
        }
    }

    Optional<Refused> check(OrderBatch order, long timeMs) {
        Optional<Product> product = catalog.product(order.facts().product());
        if (product.isEmpty()) {
            return Refusals.notFound("product: no product " + order.facts().product());
        }
        if (order.quantity() < 1 || order.quantity() > OrderBatch.MOST_CODES) {
            return Refusals.invalid("quantity: expected 1 to " + OrderBatch.MOST_CODES + ", actual " + order.quantity());
        }
        try {
            SpaceFormat space = spaceOf(order, product.get());
            return checkDay(space.scheme(), timeMs).or(() -> checkSpace(order, product.get(), space));
        } catch (FieldException e) {
            return Refusals.invalid(e.getMessage());
        }
    }

    /** Schemes come and go by date: what was issued stays, but no more is. */
    private Optional<Refused> checkDay(Scheme scheme, long timeMs) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), zone);
        return scheme.validOn(day) ? Refusals.none()
                : Refusals.conflict("scheme: codes of " + scheme.name() + " are issued " + scheme.validity() + ", actual " + day);
    }

    SpaceFormat spaceOf(OrderBatch order, Product product) throws FieldException {
        Scheme scheme = schemes.inUse(product.scheme());
        Map<String, String> fields = new HashMap<>(product.fields());
        for (String name : order.schemeFields().keySet()) {
            if (!scheme.batchFields().contains(name)) {
                throw new FieldException(name, "scheme " + scheme.name() + " takes no such field from a batch");
            }
        }
        fields.putAll(order.schemeFields());
        return scheme.space(fields);
    }

    private Optional<Refused> checkSpace(OrderBatch order, Product product, SpaceFormat format) {
        Optional<SerialSpace> rival = catalog.rival(format);
        if (rival.isPresent()) {
            return Refusals.conflict("codes of this batch could not be told from those of serial space " + rival.get().format().key());
        }
        long end = endOfOrder(format, order.quantity());
        long gone = end - order.quantity();
        if (!SerialSpace.holds(format, end)) {
            return Refusals.conflict("quantity: serial space " + format.key() + " has " + format.capacity() + " serials, "
                    + gone + " of them issued or registered; actual " + order.quantity());
        }
        if (!SerialSpace.withinOdds(format, end, product.guessOdds())) {
            return Refusals.conflict(oddsDetail(format, gone, order.quantity(), product.guessOdds()));
        }
        return catalog.hasRoom(order.quantity()) ? Refusals.none() : Refusals.conflict("quantity: this engine has no CodeIds left");
    }

    /** The index behind the order's last; where the space is not open yet, as if every registered code stood in the way. */
    private long endOfOrder(SpaceFormat format, long quantity) {
        return catalog.space(format).map(space -> foreign.behindFree(space.number(), space.next(), quantity))
                .orElseGet(() -> SerialSpace.leftOut(format, 0, catalog.skippedAtOpening()) + foreign.count(format) + quantity);
    }

    private static String oddsDetail(SpaceFormat format, long gone, long quantity, BigDecimal odds) {
        BigDecimal limit = odds.multiply(new BigDecimal(format.capacity())).setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        BigDecimal left = limit.subtract(BigDecimal.valueOf(gone)).max(BigDecimal.ZERO);
        return "quantity: guess odds must stay below " + odds.toPlainString() + ": of " + format.capacity() + " serials in space "
                + format.key() + " " + gone + " are issued or registered; expected at most " + left.toPlainString() + ", actual " + quantity;
    }

    Optional<Refused> check(Register register) {
        if (catalog.product(register.facts().product()).isEmpty()) {
            return Refusals.notFound("product: no product " + register.facts().product());
        }
        if (register.codes().isEmpty() || register.codes().size() > Command.MOST_CODES) {
            return Refusals.invalid("codes: expected 1 to " + Command.MOST_CODES + ", actual " + register.codes().size());
        }
        if (register.codes().stream().anyMatch(code -> code.length == 0 || code.length > Schemes.MAX_TEXT_BYTES)) {
            return Refusals.invalid("codes: expected texts of 1 to " + Schemes.MAX_TEXT_BYTES + " bytes");
        }
        if (!catalog.hasRoom(register.codes().size())) {
            return Refusals.conflict("codes: this engine has no CodeIds left");
        }
        if (register.batch() == Batch.NO_BATCH) {
            return Refusals.none();
        }
        boolean fits = catalog.batch(register.batch())
                .filter(batch -> batch.registered() && batch.product().id().equals(register.facts().product())).isPresent();
        return fits ? Refusals.none() : Refusals.notFound("batch: no registered batch " + Batch.id(register.batch())
                + " of product " + register.facts().product());
    }

    Optional<Refused> check(SkipSerials skip) {
        return skip.codes() > 0 && skip.codes() <= SkipSerials.MOST_CODES ? Optional.empty()
                : Refusals.invalid("codes: expected 1 to " + SkipSerials.MOST_CODES + ", actual " + skip.codes());
    }

    Optional<Refused> check(VoidBatch voiding) {
        Optional<Batch> batch = catalog.batch(voiding.batch());
        if (batch.isEmpty()) {
            return Refusals.notFound("batch: no batch " + Batch.id(voiding.batch()));
        }
        long quantity = catalog.state(batch.get()).quantity();
        boolean any = quantity > 0 && catalog.state(batch.get()).defaults().anyIn(0, quantity, Disposition.ISSUED);
        return any ? Refusals.none() : Refusals.conflict("batch: " + batch.get().id() + " has nothing left to void");
    }
}
